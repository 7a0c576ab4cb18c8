package dev.wasmscope.engine.wasi.fs;

/**
 * How to open a name in a directory.
 *
 * @param read contents will be read
 * @param write contents will be written
 * @param create make an empty regular file when the name does not exist
 * @param exclusive with {@code create}: fail when the name exists, even as a dangling link
 * @param truncate cut an existing regular file to length 0; needs {@code write}
 * @param directory fail unless the name is a directory
 */
public record OpenMode(
        boolean read,
        boolean write,
        boolean create,
        boolean exclusive,
        boolean truncate,
        boolean directory) {

    /** Reading an existing file or directory. */
    public static final OpenMode READ = new OpenMode(true, false, false, false, false, false);

    /** Reading an existing directory. */
    public static final OpenMode DIRECTORY = new OpenMode(true, false, false, false, false, true);

    /** Whether opening so can change anything. */
    public boolean changes() {
        return write || create || truncate;
    }
}
