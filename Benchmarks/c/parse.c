/* Parses a file to libyaml's events and does nothing else: the least a program can cost that reads these documents with
 * libyaml.
 *
 * usage: parse FILE
 *
 * The number of events goes to the standard output, the seconds that parsing took to the standard error. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <yaml.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void fail(const char *what) {
    fprintf(stderr, "error: %s\n", what);
    exit(2);
}

static unsigned char *read_all(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) fail("cannot open the file");
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size + 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) fail("cannot read the file");
    fclose(file);
    return bytes;
}

static long parse_all(const unsigned char *bytes, size_t size) {
    yaml_parser_t parser;
    yaml_event_t event;
    long count = 0;
    int is_end = 0;
    if (!yaml_parser_initialize(&parser)) fail("libyaml could not create a parser");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, bytes, size);
    while (!is_end) {
        if (!yaml_parser_parse(&parser, &event)) fail("the file is not YAML");
        is_end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        count++;
    }
    yaml_parser_delete(&parser);
    return count;
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage: parse FILE");
    size_t size;
    unsigned char *bytes = read_all(argv[1], &size);
    double start = now();
    long count = parse_all(bytes, size);
    fprintf(stderr, "work %.6f\n", now() - start);
    printf("%ld\n", count);
    free(bytes);
    return 0;
}
