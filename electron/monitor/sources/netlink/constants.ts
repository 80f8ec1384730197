/** Numbers of Linux's sock_diag, with the header each is from. All of them are ABI. */

/** linux/socket.h, bits/socket.h */
export const AF_UNSPEC = 0;
export const AF_INET = 2;
export const AF_INET6 = 10;
export const AF_NETLINK = 16;
export const SOCK_STREAM = 1;
export const SOCK_RAW = 3;
export const SOCK_CLOEXEC = 0o2000000;
export const SOL_SOCKET = 1;
export const SO_RCVBUF = 8;
export const SO_RCVTIMEO = 20;
export const SO_RCVBUFFORCE = 33;
export const SO_MEMINFO = 55;
export const MSG_TRUNC = 0x20;

/** linux/sched.h */
export const CLONE_NEWNET = 0x40000000;

/** linux/netlink.h */
export const NETLINK_SOCK_DIAG = 4;
export const NLM_F_REQUEST = 1;
export const NLM_F_ACK = 4;
export const NLM_F_DUMP_INTR = 0x10;
export const NLM_F_DUMP = 0x300;
export const NLMSG_ERROR = 2;
export const NLMSG_DONE = 3;
export const NETLINK_HEADER_BYTES = 16;

/** linux/sock_diag.h */
export const SOCK_DIAG_BY_FAMILY = 20;
/** linux/sock_diag.h: closes the socket that is asked for. */
export const SOCK_DESTROY = 21;
/** linux/sock_diag.h, enum sknetlink_groups: sockets that were destroyed, one group a protocol and family. */
export const DESTROY_GROUPS = 0b1111;
/** linux/sock_diag.h: SO_MEMINFO gives so many words, and at this place messages lost for want of room. */
export const SK_MEMINFO_VARS = 9;
export const SK_MEMINFO_DROPS = 8;

/** linux/in.h */
export const IPPROTO_TCP = 6;
export const IPPROTO_UDP = 17;

/** linux/inet_diag.h: the older way to ask for TCP, the only one that takes both families at once. */
export const TCPDIAG_GETSOCK = 18;

/** linux/inet_diag.h: struct inet_diag_msg starts behind the netlink header; its attributes behind it. */
export const DIAG_MESSAGE_BYTES = 72;
export const INET_DIAG_INFO = 2;
export const INET_DIAG_PROTOCOL = 10;
export const INET_DIAG_SKV6ONLY = 11;
export const INET_DIAG_CGROUP_ID = 21;

/** net/tcp_states.h */
export const TCP_LISTEN = 10;
export const TCP_CLOSE = 7;
export const ALL_STATES = 0xffffffff;
/** TCP's listeners and nothing else: for any other state the kernel goes through all connections. */
export const LISTENER_STATES = 1 << TCP_LISTEN;

/** asm-generic/errno.h */
export const EAGAIN = 11;
export const EPERM = 1;
export const ESRCH = 3;
export const EINTR = 4;
export const ENOENT = 2;
export const ENOBUFS = 105;
