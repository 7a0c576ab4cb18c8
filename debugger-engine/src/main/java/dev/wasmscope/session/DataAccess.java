package dev.wasmscope.session;

/** Which accesses to watched data stop the program. */
public enum DataAccess {
    /** Every instruction that reads there. Reads by the host do not count. */
    READ("rwatch"),
    /** Every instruction, and every call of the host, that writes there, be it the same value. */
    WRITE("watch writes of"),
    /** Writes after which the value differs. */
    CHANGE("watch"),
    /** Reads and writes. */
    READ_WRITE("awatch");

    private final String word;

    DataAccess(String word) {
        this.word = word;
    }

    /** The command of the terminal debugger; {@code watch writes of} for what gdb has no word. */
    String word() {
        return word;
    }
}
