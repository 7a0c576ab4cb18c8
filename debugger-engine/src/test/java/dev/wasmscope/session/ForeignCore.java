package dev.wasmscope.session;

import dev.wasmscope.engine.binary.ModuleReader;
import dev.wasmscope.engine.coredump.CoreFile;
import dev.wasmscope.engine.coredump.CoreReader;
import dev.wasmscope.engine.coredump.CoreSections;
import dev.wasmscope.engine.module.Module;
import dev.wasmscope.engine.module.SectionInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A core file as wasmtime writes them, after its documentation and its serializer's source: the
 * conventions' sections only, frames without locals and operands.
 */
final class ForeignCore {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ForeignCore() {}

    /** The same stop as in a file of ours. */
    static byte[] of(byte[] ours) {
        Module module = ModuleReader.read(ours);
        CoreFile core = CoreReader.read(module);
        ForeignCore made = new ForeignCore();
        made.out.write(ours, 0, 8);
        Set<String> left = Set.of(CoreSections.OWN, CoreSections.STACK, CoreSections.MODULES);
        for (SectionInfo section : module.sections()) {
            if (!left.contains(section.name())) {
                int start = (int) section.header().start();
                made.out.write(ours, start, (int) section.contents().end() - start);
            }
        }
        made.custom(CoreSections.MODULES, made.modules());
        made.custom(CoreSections.STACK, made.stack(core.threads().getFirst().frames()));
        return made.out.toByteArray();
    }

    private byte[] modules() {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        contents.write(1);
        contents.write(0);
        name(contents, "<anonymous-module-0>");
        return contents.toByteArray();
    }

    private byte[] stack(List<CoreFile.Frame> frames) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        contents.write(0);
        name(contents, "main");
        u32(contents, frames.size());
        for (CoreFile.Frame frame : frames) {
            contents.write(0);
            u32(contents, 0);
            u32(contents, frame.function());
            u32(contents, frame.offset());
            contents.write(0);
            contents.write(0);
        }
        return contents.toByteArray();
    }

    private void custom(String name, byte[] bytes) {
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        name(contents, name);
        contents.writeBytes(bytes);
        out.write(0);
        u32(out, contents.size());
        out.writeBytes(contents.toByteArray());
    }

    private static void name(ByteArrayOutputStream to, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        u32(to, bytes.length);
        to.writeBytes(bytes);
    }

    private static void u32(ByteArrayOutputStream to, int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            to.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        to.write(rest);
    }
}
