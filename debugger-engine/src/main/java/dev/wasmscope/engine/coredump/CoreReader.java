package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.binary.ByteReader;
import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.coredump.CoreFile.CoreInstance;
import dev.wasmscope.engine.coredump.CoreFile.Frame;
import dev.wasmscope.engine.exec.Value;
import dev.wasmscope.engine.module.CustomSection;
import dev.wasmscope.engine.module.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Reads core files. Every failure is a MalformedModuleException. */
public final class CoreReader {
    private final Module container;

    private CoreReader(Module container) {
        this.container = container;
    }

    /** Whether a module is a core file. */
    public static boolean isCore(Module module) {
        return module.customSection(CoreSections.STACK).isPresent()
                && module.customSection(CoreSections.PROCESS).isPresent();
    }

    /**
     * Reads a file.
     *
     * @throws dev.wasmscope.engine.binary.MalformedModuleException if it is no core file or damaged
     */
    public static CoreFile read(byte[] bytes) {
        return read(ModuleReader.read(bytes));
    }

    /** As the other one, of a file that was decoded. */
    public static CoreFile read(Module container) {
        return new CoreReader(container).file();
    }

    private CoreFile file() {
        ByteReader process = section(CoreSections.PROCESS).orElseThrow(() -> noCore());
        zero(process);
        String program = process.name();
        boolean named = container.customSection(CoreSections.INSTANCES).isPresent();
        List<CoreInstance> instances =
                section(CoreSections.INSTANCES)
                        .map(in -> list(in, () -> instance(in)))
                        .orElseGet(() -> List.of(onlyInstance()));
        List<CoreFile.Thread> threads = new ArrayList<>();
        for (CustomSection section : container.customSections()) {
            if (section.name().equals(CoreSections.STACK)) {
                threads.add(thread(reader(section), named));
            }
        }
        if (threads.isEmpty()) {
            throw noCore();
        }
        return new CoreFile(
                container,
                program,
                section(CoreSections.MODULES)
                        .map(in -> list(in, () -> module(in)))
                        .orElse(List.of()),
                instances,
                threads,
                section(CoreSections.OWN).map(in -> new CoreStateReader(in).read()));
    }

    private RuntimeException noCore() {
        return new ByteReader(container.bytes(), 0, container.bytes().length, "module")
                .malformed(
                        0,
                        "no core file: it has no sections '"
                                + CoreSections.PROCESS
                                + "' and '"
                                + CoreSections.STACK
                                + "'");
    }

    private Optional<ByteReader> section(String name) {
        return container.customSection(name).map(this::reader);
    }

    private ByteReader reader(CustomSection section) {
        return new ByteReader(
                container.bytes(),
                (int) section.contents().start(),
                (int) section.contents().end(),
                section.name());
    }

    /** A file from before there were instances in the conventions: all that there is, is of one. */
    private CoreInstance onlyInstance() {
        return new CoreInstance(
                0,
                IntStream.range(0, container.memories().size()).boxed().toList(),
                IntStream.range(0, container.globals().size()).boxed().toList());
    }

    private static String module(ByteReader in) {
        zero(in);
        return in.name();
    }

    private static CoreInstance instance(ByteReader in) {
        zero(in);
        return new CoreInstance(in.u32(), list(in, in::u32), list(in, in::u32));
    }

    private static CoreFile.Thread thread(ByteReader in, boolean named) {
        zero(in);
        return new CoreFile.Thread(in.name(), list(in, () -> frame(in, named)));
    }

    private static Frame frame(ByteReader in, boolean named) {
        zero(in);
        return new Frame(
                named ? in.u32() : 0,
                in.u32(),
                in.u32(),
                list(in, () -> value(in)),
                list(in, () -> value(in)));
    }

    /** A value as the stack section has it. */
    private static CoreValue value(ByteReader in) {
        int start = in.position();
        int tag = in.u8();
        return number(in, tag)
                .orElseThrow(
                        () -> in.malformed(start, "0x%02x is no type of a value".formatted(tag)));
    }

    /** A number, or none that is there, by its first byte. */
    static Optional<CoreValue> number(ByteReader in, int tag) {
        return switch (tag) {
            case CoreSections.MISSING -> Optional.of(CoreValue.MISSING);
            case CoreSections.I32 -> Optional.of(new CoreValue.Number(new Value.I32(in.s32())));
            case CoreSections.I64 -> Optional.of(new CoreValue.Number(new Value.I64(in.s64())));
            case CoreSections.F32 -> Optional.of(new CoreValue.Number(new Value.F32(in.fixed32())));
            case CoreSections.F64 -> Optional.of(new CoreValue.Number(new Value.F64(in.fixed64())));
            default -> Optional.empty();
        };
    }

    private static void zero(ByteReader in) {
        int start = in.position();
        int first = in.u8();
        if (first != 0) {
            throw in.malformed(start, "0x%02x where 0 is expected".formatted(first));
        }
    }

    /** A vector: every item takes a byte at least, so the file's size bounds it. */
    static <T> List<T> list(ByteReader in, Supplier<T> item) {
        int start = in.position();
        long count = Integer.toUnsignedLong(in.u32());
        if (count > in.limit() - in.position()) {
            throw in.malformed(
                    start, "%d items in %d bytes".formatted(count, in.limit() - in.position()));
        }
        List<T> items = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            items.add(item.get());
        }
        return items;
    }
}
