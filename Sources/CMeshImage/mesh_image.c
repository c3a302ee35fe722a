#define _GNU_SOURCE
#include "mesh_image.h"

#ifdef __linux__
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__x86_64__)
#define IRELATIVE R_X86_64_IRELATIVE
#elif defined(__aarch64__)
#define IRELATIVE R_AARCH64_IRELATIVE
#else
#error "images are not written for this processor"
#endif

typedef int (*entry_function)(int, char **);
typedef void (*init_function)(int, char **, char **);
typedef uintptr_t (*resolver_function)(void);
extern char **environ;

static int fail(const char *path, const char *reason) {
    fprintf(stderr, "error: %s: the compiled mesh cannot be loaded: %s\n", path, reason);
    fprintf(stderr, "  set MESHGEN_PRELINK=0 to link it in full instead\n");
    return 2;
}

/// Maps one segment as the kernel would, but never over something that is there already.
static int map_segment(int file, const Elf64_Phdr *segment) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t start = segment->p_vaddr & ~(page - 1);
    uintptr_t slack = segment->p_vaddr - start;
    uintptr_t end_of_file = segment->p_vaddr + segment->p_filesz;
    uintptr_t mapped = (segment->p_memsz + slack + page - 1) & ~(page - 1);
    int protection = (segment->p_flags & PF_R ? PROT_READ : 0) | (segment->p_flags & PF_W ? PROT_WRITE : 0) |
                     (segment->p_flags & PF_X ? PROT_EXEC : 0);

    if (mmap((void *)start, mapped, protection, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0) !=
        (void *)start)
        return -1;
    if (segment->p_filesz == 0) return 0;
    if (mmap((void *)start, segment->p_filesz + slack, protection, MAP_PRIVATE | MAP_FIXED, file,
             (off_t)(segment->p_offset - slack)) != (void *)start)
        return -1;
    // The page that the file ends in goes on with zeroes.
    if ((segment->p_flags & PF_W) && segment->p_memsz > segment->p_filesz) {
        uintptr_t page_end = (end_of_file + page - 1) & ~(page - 1);
        memset((void *)end_of_file, 0, page_end - end_of_file);
    }
    return 0;
}

/// Runs what an ordinary start-up would run: the choice of C functions for this processor, then the initialisers,
/// which announce the image's types to the Swift runtime.
static void start_image(const Elf64_Shdr *sections, int count, int argc, char **argv) {
    for (int i = 0; i < count; i++) {
        if (sections[i].sh_type != SHT_RELA || !(sections[i].sh_flags & SHF_ALLOC)) continue;
        const Elf64_Rela *relocation = (const Elf64_Rela *)sections[i].sh_addr;
        for (size_t n = sections[i].sh_size / sizeof *relocation; n > 0; n--, relocation++) {
            if (ELF64_R_TYPE(relocation->r_info) == IRELATIVE)
                *(uintptr_t *)relocation->r_offset = ((resolver_function)relocation->r_addend)();
        }
    }
    for (int i = 0; i < count; i++) {
        if (sections[i].sh_type != SHT_INIT_ARRAY) continue;
        init_function *function = (init_function *)sections[i].sh_addr;
        for (size_t n = sections[i].sh_size / sizeof *function; n > 0; n--, function++)
            (*function)(argc, argv, environ);
    }
}

int mesh_image_main(int argc, char **argv) {
    const char *path = argc > 0 ? argv[0] : "";
    Elf64_Ehdr header;
    Elf64_Phdr segments[16];
    Elf64_Shdr sections[96];

    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return fail(path, strerror(errno));
    if (pread(file, &header, sizeof header, 0) != sizeof header || memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 ||
        header.e_type != ET_EXEC || header.e_phnum > 16 || header.e_shnum > 96)
        return fail(path, "it is not an image");
    size_t segments_size = header.e_phnum * sizeof *segments, sections_size = header.e_shnum * sizeof *sections;
    if (pread(file, segments, segments_size, (off_t)header.e_phoff) != (ssize_t)segments_size ||
        pread(file, sections, sections_size, (off_t)header.e_shoff) != (ssize_t)sections_size)
        return fail(path, "it is cut short");
    for (int i = 0; i < header.e_phnum; i++) {
        if (segments[i].p_type == PT_LOAD && segments[i].p_memsz > 0 && map_segment(file, &segments[i]) != 0)
            return fail(path, strerror(errno));
    }
    close(file);
    start_image(sections, header.e_shnum, argc, argv);
    return ((entry_function)header.e_entry)(argc, argv);
}
#else
int mesh_image_main(int argc, char **argv) { return 2; }
#endif
