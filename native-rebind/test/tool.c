/* What the test script needs and a shell cannot do: see usage_text. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char usage_text[] =
    "tool bind [OPTION]... ADDRESS PORT   bind, print \"ADDRESS PORT\" or the error's name\n"
    "tool serve [OPTION]... ADDRESS PORT  the same, listen, and stay\n"
    "  -a SO_REUSEADDR  -6 IPV6_V6ONLY  -d dual stack  -x undumpable  -D as a daemon, all descriptors closed\n"
    "  -c COUNT times   -3 the i386 bind call  -s the i386 socketcall  (-c, -3, -s: bind only)\n"
    "tool unix [-x] PATH                  bind a Unix socket, print what it got\n"
    "tool io-uring                        print what io_uring_setup says\n"
    "tool forbid CALL COMMAND...          run COMMAND where CALL (seccomp, pidfd_getfd, process_vm_readv) is EPERM\n"
    "tool listening PORT                  the addresses that listen on PORT, sorted, on one line\n"
    "tool banner ADDRESS PORT             the first line that a server sends\n"
    "tool free-port                       a port that is free in both families, as is the next\n"
    "tool await SECONDS COMMAND...        repeat COMMAND until it succeeds\n";

enum { POLL_MS = 20, BANNER_MS = 5000, I386_BIND = 361, I386_SOCKETCALL = 102, SOCKETCALL_BIND = 2 };

struct request {
    struct sockaddr_storage address;
    socklen_t length;
    int reuse, only_ipv6, undumpable, daemon, count, i386_call;
};

static struct request parse(int argc, char **argv)
{
    struct request request = {.only_ipv6 = -1, .count = 1};
    for (int option; (option = getopt(argc, argv, "a6dxDc:3s")) != -1;) {
        switch (option) {
        case 'a': request.reuse = 1; break;
        case '6': request.only_ipv6 = 1; break;
        case 'd': request.only_ipv6 = 0; break;
        case 'x': request.undumpable = 1; break;
        case 'D': request.daemon = 1; break;
        case 'c': request.count = atoi(optarg); break;
        case '3': request.i386_call = I386_BIND; break;
        case 's': request.i386_call = I386_SOCKETCALL; break;
        default: fputs(usage_text, stderr); exit(125);
        }
    }
    if (argc - optind != 2)
        exit(125);
    struct sockaddr_in *v4 = (struct sockaddr_in *)&request.address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&request.address;
    v4->sin_port = htons((in_port_t)atoi(argv[optind + 1]));
    int ipv6 = inet_pton(AF_INET6, argv[optind], &v6->sin6_addr) == 1;
    if (!ipv6 && inet_pton(AF_INET, argv[optind], &v4->sin_addr) != 1)
        exit(125);
    request.address.ss_family = ipv6 ? AF_INET6 : AF_INET;
    request.length = ipv6 ? sizeof *v6 : sizeof *v4;
    return request;
}

#ifdef __x86_64__
/* A 64-bit process may call as a 32-bit one does, with what it passes below 4 GiB. */
static int bind_as_i386(int fd, const struct request *request)
{
    struct passed {
        unsigned int words[3];
        struct sockaddr_storage address;
    } *low = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    unsigned int address = (unsigned int)(unsigned long)&low->address;
    low->address = request->address;
    low->words[0] = (unsigned int)fd, low->words[1] = address, low->words[2] = request->length;
    long first = fd, second = address, third = request->length, result;
    if (request->i386_call == I386_SOCKETCALL)
        first = SOCKETCALL_BIND, second = (long)(unsigned int)(unsigned long)low->words, third = 0;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(request->i386_call), "b"(first), "c"(second), "d"(third)
                     : "memory", "r8", "r9", "r10", "r11");
    errno = (int)result < 0 ? -(int)result : 0;
    return (int)result < 0 ? -1 : 0;
}
#else
static int bind_as_i386(int fd, const struct request *request)
{
    (void)fd, (void)request;
    errno = ENOSYS;
    return -1;
}
#endif

static int bound_socket(const struct request *request)
{
    int fd = socket(request->address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (request->reuse)
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &request->reuse, sizeof(int));
    if (request->only_ipv6 >= 0)
        setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &request->only_ipv6, sizeof(int));
    if (request->undumpable)
        prctl(PR_SET_DUMPABLE, 0);
    int result = request->i386_call != 0 ? bind_as_i386(fd, request)
                                         : bind(fd, (const struct sockaddr *)&request->address, request->length);
    if (result == 0)
        return fd;
    puts(strerrorname_np(errno));
    exit(1);
}

static void print_place(int fd)
{
    struct sockaddr_storage bound;
    socklen_t length = sizeof bound;
    char text[INET6_ADDRSTRLEN];
    getsockname(fd, (struct sockaddr *)&bound, &length);
    const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&bound;
    const void *address = bound.ss_family == AF_INET6 ? (const void *)&v6->sin6_addr
                                                      : (const void *)&((const struct sockaddr_in *)&bound)->sin_addr;
    inet_ntop(bound.ss_family, address, text, sizeof text);
    printf("%s %d\n", text, ntohs(v6->sin6_port));
    fflush(stdout);
}

static int bind_and_print(const struct request *request)
{
    for (int i = 0; i < request->count; i++) {
        int fd = bound_socket(request);
        if (i + 1 == request->count)
            print_place(fd);
        close(fd);
    }
    return 0;
}

static void become_daemon(void)
{
    for (int i = 0; i < 2; i++) {
        if (fork() != 0)
            _exit(0);
        setsid();
    }
    for (int fd = 0; fd < 1024; fd++)
        close(fd);
    open("/dev/null", O_RDWR);
    dup2(0, 1);
    dup2(0, 2);
}

static int serve(const struct request *request)
{
    if (request->daemon)
        become_daemon();
    int fd = bound_socket(request);
    if (listen(fd, 5) != 0) {
        puts(strerrorname_np(errno));
        return 1;
    }
    print_place(fd);
    for (;;)
        pause();
}

static int bind_unix(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX}, bound = {0};
    socklen_t length = sizeof bound;
    snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0) {
        puts(strerrorname_np(errno));
        return 1;
    }
    getsockname(fd, (struct sockaddr *)&bound, &length);
    puts(bound.sun_path);
    unlink(path);
    return 0;
}

static int compare(const void *left, const void *right)
{
    return strcmp(left, right);
}

static void to_text(const char *hex, char *text)
{
    unsigned int word[4];
    int count = sscanf(hex, "%8X%8X%8X%8X", &word[0], &word[1], &word[2], &word[3]);
    inet_ntop(count == 4 ? AF_INET6 : AF_INET, word, text, INET6_ADDRSTRLEN);
}

static int listening(int port)
{
    static const char *const tables[] = {"/proc/net/tcp", "/proc/net/tcp6"};
    char found[64][INET6_ADDRSTRLEN], line[512], address[64];
    int count = 0;
    for (int i = 0; i < 2; i++) {
        FILE *table = fopen(tables[i], "r");
        unsigned int local_port, state;
        while (table != NULL && count < 64 && fgets(line, sizeof line, table) != NULL)
            if (sscanf(line, " %*d: %63[0-9A-F]:%X %*s %X", address, &local_port, &state) == 3 && state == 0x0A
                && local_port == (unsigned int)port)
                to_text(address, found[count++]);
        if (table != NULL)
            fclose(table);
    }
    qsort(found, (size_t)count, sizeof *found, compare);
    for (int i = 0; i < count; i++)
        printf("%s%s", i == 0 ? "" : " ", found[i]);
    puts("");
    return count > 0 ? 0 : 1;
}

static int banner(const struct request *request)
{
    char line[64] = "";
    int fd = socket(request->address.ss_family, SOCK_STREAM, 0);
    struct timeval limit = {.tv_sec = BANNER_MS / 1000};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (connect(fd, (const struct sockaddr *)&request->address, request->length) != 0)
        return puts(strerrorname_np(errno)), 1;
    ssize_t got = recv(fd, line, 12, MSG_WAITALL);
    printf("%.*s", (int)(got > 0 ? got : 0), line);
    return got == 12 ? 0 : 1;
}

static int is_free(int port)
{
    int fd = socket(AF_INET6, SOCK_STREAM, 0);
    struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons((in_port_t)port)};
    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &(int){0}, sizeof(int));
    int result = bind(fd, (struct sockaddr *)&any, sizeof any);
    close(fd);
    return result == 0;
}

/* Below the range from which the kernel chooses, so that nobody gets it by chance. */
static int free_port(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    for (int i = 0, port = 10000 + (int)(now.tv_nsec / 1000 % 10000) * 2; i < 1000; i++, port += 2)
        if (is_free(port) && is_free(port + 1))
            return printf("%d\n", port), 0;
    return 1;
}

static int await(long seconds, char **command)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    for (long end = now.tv_sec + seconds; now.tv_sec <= end; clock_gettime(CLOCK_MONOTONIC, &now)) {
        int status = -1;
        pid_t child = fork();
        if (child == 0) {
            execvp(command[0], command);
            _exit(127);
        }
        waitpid(child, &status, 0);
        if (status == 0)
            return 0;
        poll(NULL, 0, POLL_MS);
    }
    return 1;
}

static long call_number(const char *name)
{
    return strcmp(name, "seccomp") == 0 ? SYS_seccomp
        : strcmp(name, "pidfd_getfd") == 0 ? SYS_pidfd_getfd
        : strcmp(name, "process_vm_readv") == 0 ? SYS_process_vm_readv
        : -1;
}

/* As a container's profile does. */
static int forbid(const char *name, char **command)
{
    struct sock_filter program[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned int)call_number(name), 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0)
        execvp(command[0], command);
    return 127;
}

static int io_uring(void)
{
    char parameters[256] = {0};
    long fd = syscall(425, 1, parameters);
    puts(fd < 0 ? strerrorname_np(errno) : "a ring");
    return 0;
}

int main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    struct request request;
    if (strcmp(what, "bind") == 0)
        return request = parse(argc - 1, argv + 1), bind_and_print(&request);
    if (strcmp(what, "serve") == 0)
        return request = parse(argc - 1, argv + 1), serve(&request);
    if (strcmp(what, "banner") == 0)
        return request = parse(argc - 1, argv + 1), banner(&request);
    if (strcmp(what, "unix") == 0 && argc == 4 && prctl(PR_SET_DUMPABLE, 0) == 0)
        return bind_unix(argv[3]);
    if (strcmp(what, "unix") == 0 && argc == 3)
        return bind_unix(argv[2]);
    if (strcmp(what, "listening") == 0 && argc == 3)
        return listening(atoi(argv[2]));
    if (strcmp(what, "forbid") == 0 && argc > 3)
        return forbid(argv[2], argv + 3);
    if (strcmp(what, "await") == 0 && argc > 3)
        return await(atol(argv[2]), argv + 3);
    if (strcmp(what, "free-port") == 0)
        return free_port();
    if (strcmp(what, "io-uring") == 0)
        return io_uring();
    fputs(usage_text, stderr);
    return 125;
}
