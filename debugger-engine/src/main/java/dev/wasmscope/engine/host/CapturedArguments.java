package dev.wasmscope.engine.host;

import java.util.AbstractList;
import java.util.List;

/**
 * The arguments of a call as bytes that were kept when it was made, to be decoded only if somebody
 * looks: most calls of a trace are never looked at, and words take more room than bytes. Immutable.
 */
public abstract class CapturedArguments extends AbstractList<HostArgument> {
    /** Decodes them, each time anew. */
    public abstract List<HostArgument> decode();

    @Override
    public HostArgument get(int index) {
        return decode().get(index);
    }

    @Override
    public int size() {
        return decode().size();
    }
}
