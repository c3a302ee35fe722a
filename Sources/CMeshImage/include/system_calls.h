#ifndef SYSTEM_CALLS_H
#define SYSTEM_CALLS_H

// What Swift does not see of the C library.

/// Lets two paths trade places, at once or not at all.
///
/// Returns 0, or -1 with `errno` where the system or the file system cannot do that.
int system_exchange(const char *path, const char *other);

/// Whether something has attributes that a copy of it would have to take along, such as an access control list.
int system_has_attributes(const char *path);

/// Opens a file that is in no folder, for reading and writing; -1 if there is no room.
int system_open_anonymous_file(void);

/// Whether a signal came while the program asked for a lock that it holds already, which it would do for ever.
///
/// The argument is the third of a signal handler.
int system_waits_for_itself(const void *context);

#endif
