package dev.wasmscope.engine.wasi.types;

/**
 * Error codes of preview 1, in the order of {@code $errno} in the witx, so that {@link #code()} is
 * the value the guest receives.
 */
public enum Errno {
    SUCCESS("success", "No error"),
    TOOBIG("2big", "Argument list too long"),
    ACCES("acces", "Permission denied"),
    ADDRINUSE("addrinuse", "Address in use"),
    ADDRNOTAVAIL("addrnotavail", "Address not available"),
    AFNOSUPPORT("afnosupport", "Address family not supported"),
    AGAIN("again", "Resource unavailable, or operation would block"),
    ALREADY("already", "Connection already in progress"),
    BADF("badf", "Bad file descriptor"),
    BADMSG("badmsg", "Bad message"),
    BUSY("busy", "Device or resource busy"),
    CANCELED("canceled", "Operation canceled"),
    CHILD("child", "No child processes"),
    CONNABORTED("connaborted", "Connection aborted"),
    CONNREFUSED("connrefused", "Connection refused"),
    CONNRESET("connreset", "Connection reset"),
    DEADLK("deadlk", "Resource deadlock would occur"),
    DESTADDRREQ("destaddrreq", "Destination address required"),
    DOM("dom", "Mathematics argument out of domain of function"),
    DQUOT("dquot", "Disk quota exceeded"),
    EXIST("exist", "File exists"),
    FAULT("fault", "Bad address"),
    FBIG("fbig", "File too large"),
    HOSTUNREACH("hostunreach", "Host is unreachable"),
    IDRM("idrm", "Identifier removed"),
    ILSEQ("ilseq", "Illegal byte sequence"),
    INPROGRESS("inprogress", "Operation in progress"),
    INTR("intr", "Interrupted function"),
    INVAL("inval", "Invalid argument"),
    IO("io", "I/O error"),
    ISCONN("isconn", "Socket is connected"),
    ISDIR("isdir", "Is a directory"),
    LOOP("loop", "Too many levels of symbolic links"),
    MFILE("mfile", "File descriptor value too large"),
    MLINK("mlink", "Too many links"),
    MSGSIZE("msgsize", "Message too large"),
    MULTIHOP("multihop", "Multihop attempted"),
    NAMETOOLONG("nametoolong", "Filename too long"),
    NETDOWN("netdown", "Network is down"),
    NETRESET("netreset", "Connection aborted by network"),
    NETUNREACH("netunreach", "Network unreachable"),
    NFILE("nfile", "Too many files open in system"),
    NOBUFS("nobufs", "No buffer space available"),
    NODEV("nodev", "No such device"),
    NOENT("noent", "No such file or directory"),
    NOEXEC("noexec", "Executable file format error"),
    NOLCK("nolck", "No locks available"),
    NOLINK("nolink", "Link has been severed"),
    NOMEM("nomem", "Not enough space"),
    NOMSG("nomsg", "No message of the desired type"),
    NOPROTOOPT("noprotoopt", "Protocol not available"),
    NOSPC("nospc", "No space left on device"),
    NOSYS("nosys", "Function not supported"),
    NOTCONN("notconn", "The socket is not connected"),
    NOTDIR("notdir", "Not a directory or a symbolic link to a directory"),
    NOTEMPTY("notempty", "Directory not empty"),
    NOTRECOVERABLE("notrecoverable", "State not recoverable"),
    NOTSOCK("notsock", "Not a socket"),
    NOTSUP("notsup", "Not supported"),
    NOTTY("notty", "Inappropriate I/O control operation"),
    NXIO("nxio", "No such device or address"),
    OVERFLOW("overflow", "Value too large to be stored in data type"),
    OWNERDEAD("ownerdead", "Previous owner died"),
    PERM("perm", "Operation not permitted"),
    PIPE("pipe", "Broken pipe"),
    PROTO("proto", "Protocol error"),
    PROTONOSUPPORT("protonosupport", "Protocol not supported"),
    PROTOTYPE("prototype", "Protocol wrong type for socket"),
    RANGE("range", "Result too large"),
    ROFS("rofs", "Read-only file system"),
    SPIPE("spipe", "Invalid seek"),
    SRCH("srch", "No such process"),
    STALE("stale", "Stale file handle"),
    TIMEDOUT("timedout", "Connection timed out"),
    TXTBSY("txtbsy", "Text file busy"),
    XDEV("xdev", "Cross-device link"),
    NOTCAPABLE("notcapable", "Capabilities insufficient");

    private static final Errno[] BY_CODE = values();

    private final String witxName;
    private final String text;

    Errno(String witxName, String text) {
        this.witxName = witxName;
        this.text = text;
    }

    /** The number the guest receives, 0 to 76. */
    public int code() {
        return ordinal();
    }

    /** The name in the witx, for example {@code noent}. */
    public String witxName() {
        return witxName;
    }

    /** A short English sentence for people, for example "No such file or directory". */
    public String text() {
        return text;
    }

    /** The error with this code; an unknown code is {@link #NOSYS}. */
    public static Errno of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : NOSYS;
    }
}
