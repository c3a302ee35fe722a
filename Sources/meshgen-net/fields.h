// What meshgen and meshgen-net tell each other: a sequence of fields, each a line "NAME LENGTH" and then so many bytes.
#ifndef MESHGEN_NET_FIELDS_H
#define MESHGEN_NET_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

struct field {
    char name[32];
    // Followed by a zero, so that it can be read as a text; freed by who takes the field.
    char *bytes;
    size_t length;
};

// The next field from the standard input; false at its end, and for what is no field.
bool read_field(struct field *field);

// Writes a field to the standard output.
void write_field(const char *name, const char *bytes, size_t length);

#endif
