// One request and its answer.
#ifndef MESHGEN_NET_TRANSFER_H
#define MESHGEN_NET_TRANSFER_H

#include <curl/curl.h>

#include "fields.h"

struct text {
    char *bytes;
    size_t length;
};

struct transfer {
    CURL *handle;
    struct curl_slist *headers;
    struct curl_slist *connect_to;
    struct text request_body;
    struct text response_headers;
    struct text response_body;
    size_t most_bytes;
    char message[CURL_ERROR_SIZE];
};

// Begins a request on a handle whose open connections are kept.
void begin(struct transfer *transfer, CURL *handle);

// Takes in what a field says about the request; the field's bytes belong to the transfer afterwards.
void take(struct transfer *transfer, struct field *field);

// Sends the request, and writes the answer or the failure to the standard output.
void perform(struct transfer *transfer);

// Frees everything but the handle.
void end(struct transfer *transfer);

#endif
