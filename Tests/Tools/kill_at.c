/* Kills the process at its n-th call that changes files: LD_PRELOAD, KILL_AT=n. A write is cut in half. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_due(void) {
    static int count = 0;
    const char *at = getenv("KILL_AT");
    return at && ++count == atoi(at);
}

static void end_if_due(void) {
    if (is_due()) kill(getpid(), SIGKILL);
}

ssize_t write(int file, const void *bytes, size_t count) {
    ssize_t (*next)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    if (!is_due()) return next(file, bytes, count);
    next(file, bytes, count / 2);
    kill(getpid(), SIGKILL);
    return -1;
}

int rename(const char *from, const char *to) {
    end_if_due();
    return ((int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename"))(from, to);
}

int unlink(const char *path) {
    end_if_due();
    return ((int (*)(const char *))dlsym(RTLD_NEXT, "unlink"))(path);
}

int fchmod(int file, mode_t mode) {
    end_if_due();
    return ((int (*)(int, mode_t))dlsym(RTLD_NEXT, "fchmod"))(file, mode);
}
