package dev.wasmscope.session;

/**
 * Where a guest may accept connections. The sockets are the guest's file descriptors after its
 * folders, in order: with two folders (3 and 4) the first socket is 5. Libraries look for folders
 * from 3 on until they meet something else, so it cannot be the other way round.
 *
 * @param host a name or address of this machine; {@link #LOOPBACK} unless others are to connect
 * @param port 0 takes any free one, see {@link SessionListener#onListening}
 */
public record ListenAddress(String host, int port) {
    /** This machine only. */
    public static final String LOOPBACK = "127.0.0.1";

    /**
     * @throws IllegalArgumentException if the port is not one
     */
    public ListenAddress {
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
