#include "pipeline/3-fields/field.h"

const struct field *field_find(const struct field *fields, struct str name)
{
    for (; fields->name; fields++)
        if (str_eq(str_of(fields->name), name))
            return fields;
    return NULL;
}

bool field_is_in(const struct field *field, enum fields_file file)
{
    return !field->files || field->files & 1u << file;
}

bool field_is_required(const struct field *field, enum fields_file file)
{
    return (field->files ? field->required & 1u << file : field->required) != 0;
}

bool field_is_group(const struct field *field)
{
    return field->fields && !field->type->is_list;
}

void *field_target(const struct field *field, void *base)
{
    return (char *)base + field->offset;
}
