#include "transfer.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool append(struct text *text, const char *bytes, size_t length) {
    char *grown = realloc(text->bytes, text->length + length + 1);
    if (!grown) return false;
    memcpy(grown + text->length, bytes, length);
    text->bytes = grown;
    text->length += length;
    text->bytes[text->length] = 0;
    return true;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t length = size * count;
    if (length > transfer->most_bytes - transfer->response_body.length) return CURL_WRITEFUNC_ERROR;
    return append(&transfer->response_body, bytes, length) ? length : CURL_WRITEFUNC_ERROR;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t length = size * count;
    // A status line begins the headers anew: what came before belongs to an interim answer such as "100 Continue".
    if (length > 5 && memcmp(bytes, "HTTP/", 5) == 0) transfer->response_headers.length = 0;
    return append(&transfer->response_headers, bytes, length) ? length : 0;
}

// Stops the transfer when nobody waits for the answer any more.
static int watch(void *context, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d) {
    (void)context, (void)a, (void)b, (void)c, (void)d;
    struct pollfd input = {.fd = 0, .events = 0};
    return poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR)) != 0;
}

void begin(struct transfer *transfer, CURL *handle) {
    memset(transfer, 0, sizeof *transfer);
    transfer->handle = handle;
    transfer->most_bytes = 64 * 1024 * 1024;
    curl_easy_reset(handle);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, transfer->message);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, transfer);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watch);
#if LIBCURL_VERSION_NUM >= 0x075500
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    // No "Expect: 100-continue", which costs a second where a server does not know it.
    transfer->headers = curl_slist_append(NULL, "Expect:");
}

static void set_blob(CURL *handle, CURLoption option, const struct field *field) {
    struct curl_blob blob = {.data = field->bytes, .len = field->length, .flags = CURL_BLOB_COPY};
    curl_easy_setopt(handle, option, &blob);
}

static void trust_only(CURL *handle, const struct field *field) {
    set_blob(handle, CURLOPT_CAINFO_BLOB, field);
    // Without this, what the system trusts would count as well.
    curl_easy_setopt(handle, CURLOPT_CAPATH, NULL);
}

static void verify(CURL *handle, bool isVerified) {
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, isVerified ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, isVerified ? 2L : 0L);
}

static void take_request_body(struct transfer *transfer, struct field *field) {
    transfer->request_body = (struct text){.bytes = field->bytes, .length = field->length};
    field->bytes = NULL;
    curl_easy_setopt(transfer->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)field->length);
    curl_easy_setopt(transfer->handle, CURLOPT_POSTFIELDS, transfer->request_body.bytes);
}

void take(struct transfer *transfer, struct field *field) {
    CURL *handle = transfer->handle;
    const char *text = field->bytes;
    if (strcmp(field->name, "method") == 0) curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, text);
    if (strcmp(field->name, "url") == 0) curl_easy_setopt(handle, CURLOPT_URL, text);
    if (strcmp(field->name, "header") == 0) transfer->headers = curl_slist_append(transfer->headers, text);
    if (strcmp(field->name, "connect-to") == 0) transfer->connect_to = curl_slist_append(NULL, text);
    if (strcmp(field->name, "proxy") == 0) curl_easy_setopt(handle, CURLOPT_PROXY, text);
    if (strcmp(field->name, "authorities") == 0) trust_only(handle, field);
    if (strcmp(field->name, "certificate") == 0) set_blob(handle, CURLOPT_SSLCERT_BLOB, field);
    if (strcmp(field->name, "key") == 0) set_blob(handle, CURLOPT_SSLKEY_BLOB, field);
    if (strcmp(field->name, "verified") == 0) verify(handle, text[0] == '1');
    if (strcmp(field->name, "connect-ms") == 0) curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, atol(text));
    if (strcmp(field->name, "total-ms") == 0) curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, atol(text));
    if (strcmp(field->name, "most-bytes") == 0) transfer->most_bytes = strtoull(text, NULL, 10);
    if (strcmp(field->name, "body") == 0) take_request_body(transfer, field);
    free(field->bytes);
    field->bytes = NULL;
}

static void write_number(const char *name, long number) {
    char text[24];
    write_field(name, text, (size_t)snprintf(text, sizeof text, "%ld", number));
}

void perform(struct transfer *transfer) {
    CURL *handle = transfer->handle;
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, transfer->headers);
    curl_easy_setopt(handle, CURLOPT_CONNECT_TO, transfer->connect_to);
    CURLcode code = curl_easy_perform(handle);
    if (code != CURLE_OK) {
        const char *message = transfer->message[0] ? transfer->message : curl_easy_strerror(code);
        write_number("code", code);
        write_field("message", message, strlen(message));
        return;
    }
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    write_number("status", status);
    write_field("headers", transfer->response_headers.bytes, transfer->response_headers.length);
    write_field("body", transfer->response_body.bytes, transfer->response_body.length);
}

void end(struct transfer *transfer) {
    curl_slist_free_all(transfer->headers);
    curl_slist_free_all(transfer->connect_to);
    free(transfer->request_body.bytes);
    free(transfer->response_headers.bytes);
    free(transfer->response_body.bytes);
}
