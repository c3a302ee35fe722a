/* Emits a recorded list of YAML events through libyaml, and does nothing else: the least a program can cost that writes
 * these documents with libyaml.
 *
 * usage: emit EVENTS
 *
 * EVENTS, as `events.py` writes it: one byte for the event, and for a scalar its style and its flags (a byte each), its
 * length (four bytes, least significant first) and its bytes. The documents go to the standard output, the seconds that
 * emitting took to the standard error. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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
    if (!file) fail("cannot open the events");
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    unsigned char *bytes = malloc(*size);
    if (!bytes || fread(bytes, 1, *size, file) != *size) fail("cannot read the events");
    fclose(file);
    return bytes;
}

static void emit(yaml_emitter_t *emitter, yaml_event_t *event, int is_initialised) {
    if (!is_initialised || !yaml_emitter_emit(emitter, event)) fail("libyaml refuses an event");
}

static const unsigned char *emit_scalar(yaml_emitter_t *emitter, const unsigned char *place) {
    yaml_event_t event;
    uint32_t length;
    memcpy(&length, place + 2, sizeof length);
    emit(emitter, &event,
         yaml_scalar_event_initialize(&event, NULL, NULL, (const yaml_char_t *)place + 6, (int)length, place[1] & 1,
                                      place[1] >> 1, (yaml_scalar_style_t)place[0]));
    return place + 6 + length;
}

static void emit_all(yaml_emitter_t *emitter, const unsigned char *place, const unsigned char *end) {
    yaml_event_t event;
    emit(emitter, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    while (place < end) {
        switch (*place++) {
        case 'D': emit(emitter, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 0)); break;
        case 'd': emit(emitter, &event, yaml_document_end_event_initialize(&event, 1)); break;
        case 'M':
            emit(emitter, &event,
                 yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_MAPPING_STYLE));
            break;
        case 'm': emit(emitter, &event, yaml_mapping_end_event_initialize(&event)); break;
        case 'S':
            emit(emitter, &event,
                 yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, YAML_BLOCK_SEQUENCE_STYLE));
            break;
        case 's': emit(emitter, &event, yaml_sequence_end_event_initialize(&event)); break;
        case '=': place = emit_scalar(emitter, place); break;
        default: fail("the events are damaged");
        }
    }
    emit(emitter, &event, yaml_stream_end_event_initialize(&event));
}

int main(int count, char **arguments) {
    if (count != 2) fail("usage: emit EVENTS");
    size_t size;
    unsigned char *bytes = read_all(arguments[1], &size);
    yaml_emitter_t emitter;
    double start = now();
    if (!yaml_emitter_initialize(&emitter)) fail("no memory");
    yaml_emitter_set_output_file(&emitter, stdout);
    yaml_emitter_set_unicode(&emitter, 1);
    yaml_emitter_set_width(&emitter, -1);
    emit_all(&emitter, bytes, bytes + size);
    if (!yaml_emitter_flush(&emitter) || fflush(stdout)) fail("cannot write");
    fprintf(stderr, "work %.6f\n", now() - start);
    yaml_emitter_delete(&emitter);
    free(bytes);
    return 0;
}
