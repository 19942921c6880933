/*
 * exif.h - the one fact of EXIF that changes what a picture shows.
 */
#ifndef PLACARD_MEDIA_EXIF_H
#define PLACARD_MEDIA_EXIF_H

#include <stddef.h>
#include <stdint.h>

/*
 * Orientation 1 to 8 from the data of an APP1 marker ("Exif\0\0" and a TIFF
 * header, CIPA DC-008 4.5.2 and 4.6.4); 1 when it says none or is malformed.
 */
uint32_t exif_orientation(const uint8_t *data, size_t size);

#endif
