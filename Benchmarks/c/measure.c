/* Runs a command and tells what it cost.
 *
 * usage: measure SECONDS RESULT COMMAND...
 *
 * A program of its own and not a function of run.py, because Linux counts the memory of the process that starts a
 * command into the command's peak: here that is less than two megabytes. Writes to the file RESULT: wall, user and
 * system seconds, the peak of the resident memory in KiB, and the exit status (128 and the signal if one ended it). A
 * command that takes longer than SECONDS is killed. */
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t child;

static void stop(int signal) {
    (void)signal;
    kill(child, SIGKILL);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

int main(int count, char **arguments) {
    if (count < 4) return 2;
    struct sigaction action = {.sa_handler = stop, .sa_flags = SA_RESTART};
    sigaction(SIGALRM, &action, NULL);
    double start = now();
    child = vfork();
    if (child < 0) return 2;
    if (child == 0) {
        execvp(arguments[3], arguments + 3);
        _exit(127);
    }
    alarm((unsigned)atoi(arguments[1]));
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child) return 2;
    double wall = now() - start;
    FILE *result = fopen(arguments[2], "w");
    if (!result) return 2;
    fprintf(result, "%.6f %.6f %.6f %ld %d\n", wall, seconds(usage.ru_utime), seconds(usage.ru_stime), usage.ru_maxrss,
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return fclose(result) ? 2 : 0;
}
