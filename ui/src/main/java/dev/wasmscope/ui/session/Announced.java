package dev.wasmscope.ui.session;

import javafx.beans.property.ReadOnlyObjectPropertyBase;

/**
 * A property that takes its value first and tells its listeners later: so that several change as
 * one, and no listener of one sees the old value of another.
 */
final class Announced<T> extends ReadOnlyObjectPropertyBase<T> {
    private final Object bean;
    private final String name;
    private T value;

    Announced(Object bean, String name, T value) {
        this.bean = bean;
        this.name = name;
        this.value = value;
    }

    @Override
    public T get() {
        return value;
    }

    @Override
    public Object getBean() {
        return bean;
    }

    @Override
    public String getName() {
        return name;
    }

    /** Takes a value; {@link #tell} says so. */
    void put(T next) {
        value = next;
    }

    /** Tells the listeners, if the value is another one than they were told. */
    void tell() {
        fireValueChangedEvent();
    }

    void set(T next) {
        put(next);
        tell();
    }
}
