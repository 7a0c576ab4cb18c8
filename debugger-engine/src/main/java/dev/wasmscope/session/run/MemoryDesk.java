package dev.wasmscope.session.run;

import dev.wasmscope.engine.exec.Memory;
import dev.wasmscope.session.LaunchConfig;
import dev.wasmscope.session.SessionException;
import dev.wasmscope.session.memory.AddressUse;
import dev.wasmscope.session.memory.MemoryComparison;
import dev.wasmscope.session.memory.MemoryImage;
import dev.wasmscope.session.memory.MemoryMoment;
import dev.wasmscope.session.memory.MemoryRange;
import dev.wasmscope.session.memory.MemorySearch;
import dev.wasmscope.session.memory.MemoryTools;
import dev.wasmscope.session.symbol.Symbols;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The tools for memories; everything happens on the guest's thread. */
final class MemoryDesk implements MemoryTools {
    private static final int CHUNK = 1 << 16;

    private final LaunchConfig config;
    private final RunControl control;
    private final Moments moments = new Moments();
    private final AddressBook addresses;

    MemoryDesk(LaunchConfig config, RunControl control, Symbols symbols) {
        this.config = config;
        this.control = control;
        this.addresses = new AddressBook(symbols);
    }

    @Override
    public CompletableFuture<List<Long>> find(MemorySearch search) {
        return control.ask(stop -> MemoryFinder.find(memory(stop, search.where()), search));
    }

    @Override
    public CompletableFuture<Long> fill(MemoryRange where, byte[] pattern) {
        byte[] copy = pattern.clone();
        return change(
                stop -> {
                    Memory memory = required(stop, where);
                    byte[] chunk = repeated(copy, CHUNK);
                    for (long done = 0; done < where.length(); done += chunk.length) {
                        int length = (int) Math.min(chunk.length, where.length() - done);
                        memory.write(where.from() + done, chunk, 0, length);
                    }
                    return where.length();
                });
    }

    /** Whole repetitions, about as many bytes as wanted. */
    private static byte[] repeated(byte[] pattern, int wanted) {
        byte[] all = new byte[Math.max(1, wanted / pattern.length) * pattern.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = pattern[i % pattern.length];
        }
        return all;
    }

    @Override
    public CompletableFuture<Long> save(MemoryRange where, Path file) {
        return control.ask(
                stop -> {
                    Memory memory = required(stop, where);
                    try (OutputStream out = Files.newOutputStream(file)) {
                        byte[] chunk = new byte[CHUNK];
                        for (long done = 0; done < where.length(); done += CHUNK) {
                            int length = (int) Math.min(CHUNK, where.length() - done);
                            memory.read(where.from() + done, chunk, 0, length);
                            out.write(chunk, 0, length);
                        }
                        return where.length();
                    } catch (IOException e) {
                        throw new SessionException(
                                file + ": cannot be written: " + CoreFiles.why(e), e);
                    }
                });
    }

    @Override
    public CompletableFuture<Long> load(int memory, long address, Path file) {
        return change(
                stop -> {
                    byte[] bytes = bytes(file);
                    MemoryRange where = new MemoryRange(memory, address, bytes.length);
                    required(stop, where).write(address, bytes);
                    return (long) bytes.length;
                });
    }

    private static byte[] bytes(Path file) throws SessionException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SessionException(file + ": no such file", e);
        } catch (IOException e) {
            throw new SessionException(file + ": cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw new SessionException(file + ": too large for this machine's memory", e);
        }
    }

    private CompletableFuture<Long> change(Query<Long> change) {
        Optional<String> refusal = Recordings.changeRefusal(config, "memory");
        return refusal.isPresent() ? RunControl.failed(refusal.get()) : control.ask(change);
    }

    @Override
    public CompletableFuture<MemoryMoment> keep(String name) {
        return control.ask(stop -> moments.keep(name, stop.snapshot()));
    }

    @Override
    public List<MemoryMoment> moments() {
        return moments.all();
    }

    @Override
    public CompletableFuture<MemoryComparison> compare(
            String from, Optional<String> to, int limit) {
        return control.ask(
                stop -> {
                    KeptMemories later =
                            to.isPresent()
                                    ? moments.named(to.get())
                                    : KeptMemories.of(stop.snapshot().instance());
                    return moments.named(from).compare(later, limit);
                });
    }

    @Override
    public CompletableFuture<List<AddressUse>> at(int memory, long address) {
        return control.ask(stop -> addresses.at(stop, memory, address));
    }

    @Override
    public CompletableFuture<List<AddressUse>> within(MemoryRange where) {
        return control.ask(stop -> addresses.within(stop, where));
    }

    @Override
    public CompletableFuture<List<byte[]>> pages(int memory, long first, List<byte[]> known) {
        return control.ask(
                stop -> {
                    Memory read = Queries.memory(stop, memory);
                    List<byte[]> pages = new ArrayList<>(known.size());
                    long at = first * PAGE;
                    for (byte[] page : known) {
                        int length = (int) Math.min(PAGE, read.sizeBytes() - at);
                        if (at < 0 || length <= 0) {
                            break;
                        }
                        boolean same = page.length == length && read.holds(at, page);
                        pages.add(same ? page : read.read(at, length));
                        at += length;
                    }
                    return pages;
                });
    }

    @Override
    public CompletableFuture<MemoryImage> image() {
        return control.askInstance(addresses::image);
    }

    private static Memory memory(StopState stop, MemoryRange where) throws SessionException {
        return Queries.memory(stop, where.memory());
    }

    private static Memory required(StopState stop, MemoryRange where) throws SessionException {
        Memory memory = memory(stop, where);
        if (!memory.contains(where.from(), where.length())) {
            throw new SessionException(
                    "0x%x, 0x%x bytes, is outside of the memory of 0x%x bytes"
                            .formatted(where.from(), where.length(), memory.sizeBytes()));
        }
        return memory;
    }
}
