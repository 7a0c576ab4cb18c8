package dev.wasmscope.engine.host.trace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The error names of preview 1 by number, for reading filters and injections. */
public final class ErrorNames {
    /** The names in the order of their numbers, from 0. */
    public static final List<String> ALL =
            List.of(
                    ("success 2big acces addrinuse addrnotavail afnosupport again already badf badmsg"
                                    + " busy canceled child connaborted connrefused connreset deadlk"
                                    + " destaddrreq dom dquot exist fault fbig hostunreach idrm ilseq"
                                    + " inprogress intr inval io isconn isdir loop mfile mlink msgsize"
                                    + " multihop nametoolong netdown netreset netunreach nfile nobufs"
                                    + " nodev noent noexec nolck nolink nomem nomsg noprotoopt nospc"
                                    + " nosys notconn notdir notempty notrecoverable notsock notsup"
                                    + " notty nxio overflow ownerdead perm pipe proto protonosupport"
                                    + " prototype range rofs spipe srch stale timedout txtbsy xdev"
                                    + " notcapable")
                            .split(" "));

    private ErrorNames() {}

    /** The name in the witx of {@code noent}, {@code ENOENT} or {@code 44}. */
    public static Optional<String> canonical(String text) {
        OptionalInt number = number(text);
        return number.isPresent() && number.getAsInt() < ALL.size()
                ? Optional.of(ALL.get(number.getAsInt()))
                : Optional.empty();
    }

    /** The number of {@code noent}, {@code ENOENT} or {@code 44}. */
    static OptionalInt number(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        int index = ALL.indexOf(name);
        if (index < 0 && name.startsWith("e")) {
            index = ALL.indexOf(name.substring(1));
        }
        if (index >= 0) {
            return OptionalInt.of(index);
        }
        return text.matches("\\d{1,5}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }
}
