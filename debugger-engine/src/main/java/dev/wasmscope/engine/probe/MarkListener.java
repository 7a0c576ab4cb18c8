package dev.wasmscope.engine.probe;

import java.util.Set;

/** Hears of the moments that a guest marks by calling a function. On the guest's thread. */
public interface MarkListener {

    /**
     * The functions whose calls are marks: names of functions, of exports, or of imports, {@code
     * name} or {@code module.name}. An import of such a name that nobody provides does nothing.
     */
    Set<String> names();

    /** A call of such a function. */
    void marked(GuestMark mark);
}
