/* schema_names.h - names that `placard schema` takes, for the command table. */
#ifndef PLACARD_CLI_SCHEMA_NAMES_H
#define PLACARD_CLI_SCHEMA_NAMES_H

#define SCHEMA_NAMES "module translation library diagnostics build inspect render"

#endif
