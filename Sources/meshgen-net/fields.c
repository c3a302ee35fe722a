#include "fields.h"

#include <stdio.h>
#include <stdlib.h>

// More than any field of a request has; a length beyond it is a mistake.
static const size_t longest = 256 * 1024 * 1024;

bool read_field(struct field *field) {
    char line[64];
    if (!fgets(line, sizeof line, stdin)) return false;
    if (sscanf(line, "%31s %zu", field->name, &field->length) != 2 || field->length > longest) return false;
    field->bytes = malloc(field->length + 1);
    if (!field->bytes) return false;
    if (fread(field->bytes, 1, field->length, stdin) != field->length) {
        free(field->bytes);
        return false;
    }
    field->bytes[field->length] = 0;
    return true;
}

void write_field(const char *name, const char *bytes, size_t length) {
    printf("%s %zu\n", name, length);
    fwrite(bytes, 1, length, stdout);
}
