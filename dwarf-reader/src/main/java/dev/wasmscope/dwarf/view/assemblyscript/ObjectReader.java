package dev.wasmscope.dwarf.view.assemblyscript;

import dev.wasmscope.dwarf.expr.Answer;
import dev.wasmscope.dwarf.expr.FrameContext;
import dev.wasmscope.dwarf.value.AvailableValue;
import dev.wasmscope.dwarf.value.ChildSource;
import dev.wasmscope.dwarf.value.Texts;
import dev.wasmscope.dwarf.value.Value;
import dev.wasmscope.dwarf.view.ViewContext;
import dev.wasmscope.dwarf.view.ViewedValue;
import dev.wasmscope.dwarf.view.assemblyscript.ClassFlags.Element;
import java.util.ArrayList;
import java.util.List;

/** Reads one object by its class: texts, arrays, maps, sets, and the words of any other. */
final class ObjectReader {
    private static final Element BYTE = new Element(1);
    private static final Element WORD = new Element(1 << 2 | 1 << 5 | 1 << 8);

    private final AssemblyScriptObjects objects;
    private final FrameContext frame;
    private final ObjectHeader header;
    private final ClassFlags flags;
    private final long address;

    ObjectReader(
            AssemblyScriptObjects objects,
            FrameContext frame,
            ObjectHeader header,
            ClassFlags flags,
            long address) {
        this.objects = objects;
        this.frame = frame;
        this.header = header;
        this.flags = flags;
        this.address = address;
    }

    /** The class, without names that the runtime does not keep. */
    String typeName() {
        if (AssemblyScriptObjects.isString(header)) {
            return "String";
        }
        if (AssemblyScriptObjects.isArrayBuffer(header)) {
            return "ArrayBuffer";
        }
        if (flags.isMap()) {
            return "Map<" + name(flags.key()) + ", " + name(flags.value()) + ">";
        }
        if (flags.isSet()) {
            return "Set<" + name(flags.value().size() > 0 ? flags.value() : flags.key()) + ">";
        }
        if (flags.isStaticArray()) {
            return "StaticArray<" + name(flags.value()) + ">";
        }
        if (flags.isArray()) {
            return "Array<" + name(flags.value()) + ">";
        }
        return flags.isView() ? viewName(flags.value()) : "object of class " + header.classId();
    }

    private static String name(Element element) {
        return element.isManaged() ? "object" : element.type().recordedName();
    }

    private static String viewName(Element element) {
        String number = element.type().recordedName();
        String word =
                switch (number.charAt(0)) {
                    case 'f' -> "Float";
                    case 'i' -> "Int";
                    default -> "Uint";
                };
        return (number.endsWith("64") && !word.equals("Float") ? "Big" + word : word)
                + number.substring(1)
                + "Array";
    }

    ViewedValue view() {
        if (AssemblyScriptObjects.isString(header)) {
            return text();
        }
        if (AssemblyScriptObjects.isArrayBuffer(header)) {
            return array(BYTE, address, header.size());
        }
        if (flags.isMap() || flags.isSet()) {
            return new HashEntries(objects, frame, flags, address).view();
        }
        Element element = flags.value();
        int size = Math.max(1, element.size());
        if (flags.isStaticArray()) {
            return array(element, address, header.size() / size);
        }
        if (flags.isArray() || flags.isView()) {
            // a view is: buffer, start of the data, length in bytes; an array has its length behind
            long length = flags.isArray() ? word(12) : word(8) / size;
            return array(element, word(4), length);
        }
        return words();
    }

    private ViewedValue text() {
        Texts.Source source = (offset, length) -> frame.readMemory(address + offset, length);
        return ViewedValue.leaf(
                Texts.sized(source, header.size() & ~1L, 2)
                                instanceof Answer.Known<String>(var text)
                        ? text
                        : "<not in memory>");
    }

    private ViewedValue array(Element element, long start, long length) {
        int size = Math.max(1, element.size());
        boolean inMemory =
                length == 0
                        || length > 0 && frame.readMemory(start + length * size - 1, 1).isKnown();
        if (!inMemory) {
            return ViewedValue.leaf("<not a valid array: " + length + " elements>");
        }
        return ViewedValue.sequence(
                "",
                "[",
                "]",
                length,
                (from, count) -> {
                    List<Value> elements = new ArrayList<>();
                    for (long i = from; i < Math.min(length, from + count); i++) {
                        elements.add(objects.element("[" + i + "]", element, start + i * size));
                    }
                    return elements;
                });
    }

    /** The fields of a class that has no name: words, and what those lead to that are addresses. */
    private ViewedValue words() {
        ChildSource fields =
                (from, count) -> {
                    List<Value> words = new ArrayList<>();
                    for (long i = from; i < Math.min(header.size() / 4, from + count); i++) {
                        words.add(objects.element("+" + 4 * i, WORD, address + 4 * i));
                    }
                    return words;
                };
        return ViewedValue.sequence("", "{", "}", header.size() / 4, fields);
    }

    private long word(int offset) {
        return frame.readMemory(address + offset, 4) instanceof Answer.Known<byte[]>(byte[] bytes)
                ? ViewContext.littleEndian(bytes)
                : 0;
    }

    /** A value's line. */
    static String line(Value value) {
        return value instanceof AvailableValue available ? available.summary() : "";
    }
}
