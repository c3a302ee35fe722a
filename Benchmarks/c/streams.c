// Opens many event streams and tells how long an event takes to reach all of them: streams PORT COUNT TOKEN
//
// Prints "open" when all streams are open; then for each round, in which every stream gets one event, "round FIRST LAST":
// when the first and the last of them got it, in seconds of the real-time clock. Ends when its input ends.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static int open_stream(int port, const char *token) {
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
        perror("connect");
        exit(1);
    }
    char request[4096];
    int length = snprintf(
        request, sizeof request, "GET /api/stream/events HTTP/1.1\r\nHost: gym\r\nAuthorization: Bearer %s\r\n\r\n", token);
    if (write(descriptor, request, length) != length) {
        perror("write");
        exit(1);
    }
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
}

// Takes in what has come, and tells whether a text is in it; ends the program if the stream has ended.
static int has_got(int descriptor, const char *text) {
    char bytes[16384];
    ssize_t length = read(descriptor, bytes, sizeof bytes - 1);
    if (length < 0 && errno == EAGAIN) return 0;
    if (length <= 0) {
        fprintf(stderr, "a stream has ended\n");
        exit(1);
    }
    bytes[length] = 0;
    return strstr(bytes, text) != NULL;
}

// Waits until a text has come by as many streams, and tells when it did by the first and by the last.
static int wait_for_all(int epoll, int count, const char *text, double *first, double *last) {
    struct epoll_event events[256];
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    for (int got = 0; got < count;) {
        int ready = epoll_wait(epoll, events, 256, 100);
        for (int index = 0; index < ready; index++) {
            if (!has_got(events[index].data.fd, text)) continue;
            *last = now();
            if (got++ == 0) *first = *last;
        }
        if (got == 0 && poll(&input, 1, 0) > 0) return 0;
    }
    return 1;
}

int main(int count_of_arguments, char **arguments) {
    if (count_of_arguments != 4) {
        fprintf(stderr, "usage: streams PORT COUNT TOKEN\n");
        return 2;
    }
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    setvbuf(stdout, NULL, _IOLBF, 0);
    int count = atoi(arguments[2]), epoll = epoll_create1(0);
    double first, last;
    for (int number = 0; number < count; number++) {
        struct epoll_event event = {.events = EPOLLIN, .data.fd = open_stream(atoi(arguments[1]), arguments[3])};
        epoll_ctl(epoll, EPOLL_CTL_ADD, event.data.fd, &event);
    }
    wait_for_all(epoll, count, "retry:", &first, &last);
    puts("open");
    while (wait_for_all(epoll, count, "data:", &first, &last)) printf("round %.6f %.6f\n", first, last);
    return 0;
}
