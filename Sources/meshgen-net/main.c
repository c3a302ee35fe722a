// Sends HTTP requests with libcurl for the commands of meshgen that talk to a network.
//
// meshgen is one static file that starts in 3 ms. libcurl is not linked into it: Debian's libcurl.a needs libraries that exist as
// shared ones only (Kerberos, LDAP), a static program must not load shared ones (its C library would have to be the very
// same, and names could not be looked up), and with shared libraries each command would start 8 ms later. So this second,
// dynamic program is started by the commands that need it, lives as long as they do, and keeps its connections open.
//
// It reads requests and writes answers as fields (fields.h). Secrets reach it this way alone: never in arguments, which others
// can see, nor in files. It ends with its input.
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "transfer.h"

int main(void) {
    // Ctrl-C reaches the whole process group, but meshgen decides what it means for a request on its way.
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    CURL *handle = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? curl_easy_init() : NULL;
    if (!handle) return EXIT_FAILURE;
    struct transfer transfer;
    struct field field;
    begin(&transfer, handle);
    while (read_field(&field)) {
        if (strcmp(field.name, "send") != 0) {
            take(&transfer, &field);
            continue;
        }
        free(field.bytes);
        perform(&transfer);
        write_field("end", "", 0);
        if (fflush(stdout) != 0) return EXIT_FAILURE;
        end(&transfer);
        begin(&transfer, handle);
    }
    return EXIT_SUCCESS;
}
