package dev.wasmscope.session.run;

import dev.wasmscope.engine.wasi.net.ListeningSocket;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.ListenAddress;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.SessionListener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The sockets on which a guest may accept connections. */
final class Listening {
    /** Descriptors before the first folder: input, output, error. */
    private static final int STREAMS = 3;

    private final int firstDescriptor;
    private final List<String> addresses;

    Listening(LaunchConfig config, List<ListeningSocket> sockets) {
        this.firstDescriptor = STREAMS + config.preopens().size();
        this.addresses = sockets.stream().map(ListeningSocket::name).toList();
    }

    /**
     * Binds all or none.
     *
     * @throws SessionException if an address is not known, not allowed or taken
     */
    static List<ListeningSocket> bind(List<ListenAddress> wanted) throws SessionException {
        List<ListeningSocket> sockets = new ArrayList<>();
        for (ListenAddress address : wanted) {
            try {
                InetSocketAddress resolved = new InetSocketAddress(address.host(), address.port());
                if (resolved.isUnresolved()) {
                    throw new IOException("no such host");
                }
                sockets.add(ListeningSocket.bind(resolved));
            } catch (IOException e) {
                sockets.forEach(ListeningSocket::close);
                throw new SessionException(
                        "cannot listen at %s: %s".formatted(address, e.getMessage()), e);
            }
        }
        return sockets;
    }

    void tell(SessionListener listener) {
        for (int i = 0; i < addresses.size(); i++) {
            listener.onListening(addresses.get(i), firstDescriptor + i);
        }
    }
}
