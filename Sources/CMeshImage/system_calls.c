#define _GNU_SOURCE
#include "system_calls.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <ucontext.h>
#include <unistd.h>

#define EXCHANGE 2  // RENAME_EXCHANGE, which old headers lack

int system_exchange(const char *path, const char *other) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, EXCHANGE);
}

int system_has_attributes(const char *path) { return llistxattr(path, NULL, 0) > 0; }

int system_open_anonymous_file(void) { return memfd_create("meshgen", MFD_CLOEXEC); }

// The kernel answers EDEADLK to whoever locks twice, and Swift's lock of a constant that is being initialised asks again.
// A signal is delivered when a call returns: the answer is then still where the call left it.
int system_waits_for_itself(const void *context) {
    const mcontext_t *machine = &((const ucontext_t *)context)->uc_mcontext;
#if defined(__x86_64__)
    const unsigned char *next = (const unsigned char *)(uintptr_t)machine->gregs[REG_RIP];
    return machine->gregs[REG_RAX] == -EDEADLK && memcmp(next - 2, "\x0f\x05", 2) == 0;
#elif defined(__aarch64__)
    uint32_t last;
    memcpy(&last, (const char *)machine->pc - sizeof last, sizeof last);
    return (int64_t)machine->regs[0] == -EDEADLK && last == 0xd4000001;
#else
    return 0;
#endif
}
#else
#include <errno.h>

int system_exchange(const char *path, const char *other) {
    errno = ENOSYS;
    return -1;
}

int system_has_attributes(const char *path) { return 0; }

int system_open_anonymous_file(void) { return -1; }

int system_waits_for_itself(const void *context) { return 0; }
#endif
