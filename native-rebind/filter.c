#define _GNU_SOURCE
#include "notify.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

/* SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV, Linux 5.19. The tests also build without it, as on an older kernel. */
#ifndef WAIT_KILLABLE
#define WAIT_KILLABLE (1UL << 5)
#endif

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, action)
#define SKIP_UNLESS(value, count) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, count)
#define WHEN(value, action) SKIP_UNLESS(value, 1), RETURN(action) /* two instructions */

#define NOTIFY SECCOMP_RET_USER_NOTIF
#define ALLOW SECCOMP_RET_ALLOW
/* As on a kernel without it: io_uring binds without a system call that could be watched. */
#define ABSENT (SECCOMP_RET_ERRNO | ENOSYS)

enum { X32 = 0x40000000, I386_BIND = 361, ARM_BIND = 282, IO_URING_SETUP = 425, BIND_CALL = 2 };

static struct sock_filter program[] = {
    LOAD(arch),
#if defined(__x86_64__)
    SKIP_UNLESS(AUDIT_ARCH_X86_64, 10),
    LOAD(nr),
    WHEN(SYS_bind, NOTIFY),
    WHEN(SYS_bind | X32, NOTIFY),
    WHEN(IO_URING_SETUP, ABSENT),
    WHEN(IO_URING_SETUP | X32, ABSENT),
    RETURN(ALLOW),
    SKIP_UNLESS(AUDIT_ARCH_I386, 9),
    LOAD(nr),
    WHEN(I386_BIND, NOTIFY),
    WHEN(IO_URING_SETUP, ABSENT),
    SKIP_UNLESS(I386_SOCKETCALL, 3),
    LOAD(args[0]),
    WHEN(BIND_CALL, NOTIFY),
#elif defined(__aarch64__)
    SKIP_UNLESS(AUDIT_ARCH_AARCH64, 6),
    LOAD(nr),
    WHEN(SYS_bind, NOTIFY),
    WHEN(IO_URING_SETUP, ABSENT),
    RETURN(ALLOW),
    SKIP_UNLESS(AUDIT_ARCH_ARM, 5),
    LOAD(nr),
    WHEN(ARM_BIND, NOTIFY),
    WHEN(IO_URING_SETUP, ABSENT),
#elif defined(__riscv) && __riscv_xlen == 64
    SKIP_UNLESS(AUDIT_ARCH_RISCV64, 5),
    LOAD(nr),
    WHEN(SYS_bind, NOTIFY),
    WHEN(IO_URING_SETUP, ABSENT),
#else
#error "filter.c: name this machine's AUDIT_ARCH and its calls here; rebind.so does not need them"
#endif
    RETURN(ALLOW),
};

static int install(unsigned long flags)
{
    struct sock_fprog filter = {.len = sizeof program / sizeof *program, .filter = program};
    long fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER | flags, &filter);
    return fd < 0 ? -errno : (int)fd;
}

struct listener notify_install_filter(void)
{
    struct listener listener = {.fd = install(WAIT_KILLABLE), .restarts = WAIT_KILLABLE == 0};
    if (listener.fd == -EINVAL)
        listener = (struct listener){.fd = install(0), .restarts = true};
    return listener;
}
