/*
 * Stands between a test program and its disk: LD_PRELOAD only, never part of the library.
 *
 * CMS_DISK_FILE names a database. Every write, sync and change of a name of it, its log and its journal is recorded in
 * the order in which it happened, to CMS_DISK_LOG; the disk model of the test rebuilds from that what a loss of power
 * may leave. The index of the log in shared memory ("-shm") takes part in faults only: it is made anew by whoever
 * opens the file first, so what a loss of power does to it is of no importance.
 *
 * The program speaks to the shim by writing to two names that never reach the disk: "<database>.marker" (recorded as it
 * is) and "<database>.fault" (one command per write):
 *
 *   fail CLASSES OPS SKIP TIMES ERRNO PART   lets SKIP matching calls pass and makes the next TIMES fail; of a write,
 *                                            PART bytes are written first. CLASSES of d(atabase) w(log) j(ournal)
 *                                            s(hared memory) D(irectory); OPS of w(rite) s(ync) r(ead) t(runcate)
 *   room BYTES                               files may grow by so much in all, and then the disk is full
 *   lie CLASSES                              syncs of these succeed without doing anything
 *   well                                     ends all of the above
 *   hit                                      fails with ENODATA where no call was made to fail since the last `well`
 *
 * Record: kind (1 byte), class (1), 2 unused, descriptor (4), offset or number (8), length (8), then so many bytes.
 * Numbers are in the order of bytes of the machine.
 */
#define _GNU_SOURCE
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { DATABASE = 'd', LOG = 'w', JOURNAL = 'j', SHARED = 's', DIRECTORY = 'D', MARKER = 'm', FAULT = 'f' };
enum { FDS = 4096, RULES = 8 };

struct rule {
  char classes[8], ops[8];
  long skip, times, error, part;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char file[4096], directory[4096];
static int log_fd = -1;
static unsigned char class_of[FDS];
static int fail_next[FDS];
static struct rule rules[RULES];
static int rule_count;
static char lies[8];
static int64_t room = -1;
static long hits;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static int (*real_ftruncate)(int, off64_t);
static int (*real_fsync)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static void *(*real_mmap)(void *, size_t, int, int, int, off64_t);

__attribute__((noreturn)) static void not_modelled(const char *what) {
  dprintf(2, "disk shim: %s is not modelled\n", what);
  abort();
}

static void record(char kind, unsigned char class, int fd, uint64_t number, const void *data, uint64_t length) {
  unsigned char head[24] = {(unsigned char)kind, class};
  int32_t descriptor = fd;
  memcpy(head + 4, &descriptor, 4);
  memcpy(head + 8, &number, 8);
  memcpy(head + 16, &length, 8);
  struct iovec parts[2] = {{head, sizeof head}, {(void *)data, length}};
  int saved = errno;
  if (writev(log_fd, parts, length ? 2 : 1) != (ssize_t)(sizeof head + length)) {
    dprintf(2, "disk shim: the record cannot be written: %s\n", strerror(errno));
    abort();
  }
  errno = saved;
}

__attribute__((constructor)) static void start(void) {
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_read = dlsym(RTLD_NEXT, "read");
  real_pread = dlsym(RTLD_NEXT, "pread64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  real_rename = dlsym(RTLD_NEXT, "rename");
  real_mmap = dlsym(RTLD_NEXT, "mmap64");
  const char *watched = getenv("CMS_DISK_FILE"), *to = getenv("CMS_DISK_LOG");
  if (!watched || !to) return;
  snprintf(file, sizeof file, "%s", watched);
  snprintf(directory, sizeof directory, "%s", watched);
  char *slash = strrchr(directory, '/');
  if (slash) *slash = 0;
  log_fd = real_open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_fd < 0) not_modelled("a record that cannot be opened");
  record('P', 0, 0, 0, 0, 0);
}

/* Which of the watched files a path names; 0 for any other. */
static unsigned char classify(const char *path) {
  size_t length = strlen(file);
  if (log_fd < 0 || !path) return 0;
  if (!strcmp(path, directory)) return DIRECTORY;
  if (strncmp(path, file, length)) return 0;
  const char *rest = path + length;
  if (!*rest) return DATABASE;
  if (!strcmp(rest, "-wal")) return LOG;
  if (!strcmp(rest, "-journal")) return JOURNAL;
  if (!strcmp(rest, "-shm")) return SHARED;
  if (!strcmp(rest, ".marker")) return MARKER;
  if (!strcmp(rest, ".fault")) return FAULT;
  return 0;
}

static unsigned char class_of_fd(int fd) {
  return fd >= 0 && fd < FDS ? class_of[fd] : 0;
}

static int is_recorded(unsigned char class) {
  return class == DATABASE || class == LOG || class == JOURNAL || class == DIRECTORY;
}

/* The first rule that makes this call fail. */
static struct rule *failing(unsigned char class, char op) {
  for (int i = 0; i < rule_count; i++) {
    struct rule *rule = &rules[i];
    if (!strchr(rule->classes, class) || !strchr(rule->ops, op)) continue;
    if (rule->skip > 0) {
      rule->skip--;
    } else if (rule->times != 0) {
      if (rule->times > 0) rule->times--;
      return rule;
    }
  }
  return 0;
}

static void made_to_fail(unsigned char class, int fd, int error, char op) {
  hits++;
  record('X', class, fd, (uint64_t)error, &op, 1);
}

/* The error of a call that is to fail, else 0. */
static int fault(unsigned char class, char op, int fd) {
  struct rule *rule = failing(class, op);
  if (!rule) return 0;
  made_to_fail(class, fd, (int)rule->error, op);
  return (int)rule->error;
}

/* Does a command; 0 or an error. */
static int command(const char *data, size_t length) {
  char text[256] = "";
  memcpy(text, data, length < sizeof text - 1 ? length : sizeof text - 1);
  long long bytes;
  if (!strncmp(text, "well", 4)) {
    rule_count = 0;
    lies[0] = 0;
    room = -1;
    hits = 0;
    memset(fail_next, 0, sizeof fail_next);
  } else if (!strncmp(text, "hit", 3)) {
    return hits ? 0 : ENODATA;
  } else if (sscanf(text, "room %lld", &bytes) == 1) {
    room = bytes;
  } else if (sscanf(text, "lie %7s", lies) == 1) {
    /* It is set. */
  } else if (rule_count < RULES) {
    struct rule *rule = &rules[rule_count];
    int read = sscanf(text, "fail %7s %7s %ld %ld %ld %ld", rule->classes, rule->ops, &rule->skip, &rule->times,
                      &rule->error, &rule->part);
    if (read != 6) not_modelled(text);
    rule_count++;
  } else {
    not_modelled("so many rules");
  }
  return 0;
}

static int open_any(const char *path, int flags, mode_t mode) {
  unsigned char class = classify(path);
  if (!class) return real_open(path, flags, mode);
  pthread_mutex_lock(&lock);
  int saved = errno;
  int created = (flags & O_CREAT) && access(path, F_OK) != 0;
  errno = saved;
  int fd = class == MARKER || class == FAULT ? real_open("/dev/null", O_WRONLY | O_CLOEXEC) : real_open(path, flags, mode);
  if (fd >= FDS) not_modelled("so many open files");
  if (fd >= 0) {
    class_of[fd] = class;
    fail_next[fd] = 0;
    if (is_recorded(class)) record('O', class, fd, (uint64_t)created, path, strlen(path));
    if (is_recorded(class) && (flags & O_TRUNC)) record('T', class, fd, 0, 0, 0);
  }
  pthread_mutex_unlock(&lock);
  return fd;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_any(path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open_any(path, flags, mode);
}

int close(int fd) {
  if (class_of_fd(fd)) {
    pthread_mutex_lock(&lock);
    if (is_recorded(class_of[fd])) record('C', class_of[fd], fd, 0, 0, 0);
    class_of[fd] = 0;
    pthread_mutex_unlock(&lock);
  }
  return real_close(fd);
}

static ssize_t refused(int error) {
  errno = error;
  return -1;
}

/* How much of a write is to be done before it fails with `*error`; all where that is 0. */
static size_t allowed(unsigned char class, int fd, off64_t offset, size_t length, int *error) {
  *error = fail_next[fd];
  fail_next[fd] = 0;
  if (*error) return 0;
  struct rule *rule = failing(class, 'w');
  if (rule) {
    *error = (int)rule->error;
    made_to_fail(class, fd, *error, 'w');
    return (size_t)rule->part < length ? (size_t)rule->part : length - 1;
  }
  struct stat64 now;
  if (room < 0 || fstat64(fd, &now) != 0 || offset + (off64_t)length <= now.st_size) return length;
  int64_t growth = offset + (off64_t)length - now.st_size;
  if (growth <= room) {
    room -= growth;
    return length;
  }
  *error = ENOSPC;
  made_to_fail(class, fd, *error, 'w');
  int64_t fits = (int64_t)length - growth + room;
  if (fits > 0) room = 0;
  return fits > 0 ? (size_t)fits : 0;
}

static ssize_t write_at(unsigned char class, int fd, const void *data, size_t length, off64_t offset) {
  int error = 0;
  size_t part = length ? allowed(class, fd, offset, length, &error) : 0;
  if (length && part == 0) return refused(error);
  ssize_t written = real_pwrite(fd, data, part, offset);
  if (written > 0 && is_recorded(class)) record('W', class, fd, (uint64_t)offset, data, (uint64_t)written);
  if (part < length) fail_next[fd] = error;
  return written;
}

ssize_t write(int fd, const void *data, size_t length) {
  unsigned char class = class_of_fd(fd);
  if (!class) return real_write(fd, data, length);
  pthread_mutex_lock(&lock);
  ssize_t written = (ssize_t)length;
  if (class == MARKER) {
    record('M', class, fd, 0, data, length);
  } else if (class == FAULT) {
    int error = command(data, length);
    if (error) written = refused(error);
  } else {
    if (fcntl(fd, F_GETFL) & O_APPEND) not_modelled("a file opened for appending");
    off64_t offset = lseek64(fd, 0, SEEK_CUR);
    written = write_at(class, fd, data, length, offset);
    int saved = errno;
    if (written > 0) lseek64(fd, offset + written, SEEK_SET);
    errno = saved;
  }
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  unsigned char class = class_of_fd(fd);
  if (!class) return real_pwrite(fd, data, length, offset);
  pthread_mutex_lock(&lock);
  ssize_t written = write_at(class, fd, data, length, offset);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  return pwrite64(fd, data, length, offset);
}

static int read_fault(int fd) {
  unsigned char class = class_of_fd(fd);
  if (!class || !rule_count) return 0;
  pthread_mutex_lock(&lock);
  int error = fault(class, 'r', fd);
  pthread_mutex_unlock(&lock);
  return error;
}

ssize_t read(int fd, void *data, size_t length) {
  int error = read_fault(fd);
  return error ? refused(error) : real_read(fd, data, length);
}

ssize_t pread64(int fd, void *data, size_t length, off64_t offset) {
  int error = read_fault(fd);
  return error ? refused(error) : real_pread(fd, data, length, offset);
}

ssize_t pread(int fd, void *data, size_t length, off_t offset) {
  return pread64(fd, data, length, offset);
}

int ftruncate64(int fd, off64_t size) {
  unsigned char class = class_of_fd(fd);
  if (!class) return real_ftruncate(fd, size);
  pthread_mutex_lock(&lock);
  int error = fault(class, 't', fd);
  int done = error ? (int)refused(error) : real_ftruncate(fd, size);
  if (done == 0 && is_recorded(class)) record('T', class, fd, (uint64_t)size, 0, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate(int fd, off_t size) {
  return ftruncate64(fd, size);
}

/* The real disk is not waited for: what survives is decided by the model of the test. */
static int sync_any(int fd) {
  unsigned char class = class_of_fd(fd);
  if (!class) return real_fsync(fd);
  pthread_mutex_lock(&lock);
  int error = fault(class, 's', fd);
  if (error) {
    record('F', class, fd, 0, 0, 0);
  } else if (is_recorded(class)) {
    record(strchr(lies, class) ? 'L' : 'S', class, fd, 0, 0, 0);
  }
  pthread_mutex_unlock(&lock);
  return error ? (int)refused(error) : 0;
}

int fsync(int fd) {
  return sync_any(fd);
}

int fdatasync(int fd) {
  return sync_any(fd);
}

int unlink(const char *path) {
  unsigned char class = classify(path);
  if (!class) return real_unlink(path);
  pthread_mutex_lock(&lock);
  int done = real_unlink(path);
  if (done == 0 && is_recorded(class)) record('U', class, 0, 0, path, strlen(path));
  pthread_mutex_unlock(&lock);
  return done;
}

/* What the store does not use would be a hole in the record, so it ends the program. */
int rename(const char *from, const char *to) {
  if (is_recorded(classify(from)) || is_recorded(classify(to))) not_modelled("rename");
  return real_rename(from, to);
}

void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t offset) {
  if ((flags & MAP_SHARED) && (protection & PROT_WRITE) && is_recorded(class_of_fd(fd))) not_modelled("mmap");
  return real_mmap(address, length, protection, flags, fd, offset);
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset) {
  return mmap64(address, length, protection, flags, fd, offset);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) {
  if (is_recorded(class_of_fd(fd))) not_modelled("pwritev");
  static ssize_t (*real)(int, const struct iovec *, int, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "pwritev");
  return real(fd, parts, count, offset);
}

int posix_fallocate(int fd, off_t offset, off_t length) {
  if (is_recorded(class_of_fd(fd))) not_modelled("posix_fallocate");
  static int (*real)(int, off_t, off_t);
  if (!real) real = dlsym(RTLD_NEXT, "posix_fallocate");
  return real(fd, offset, length);
}
