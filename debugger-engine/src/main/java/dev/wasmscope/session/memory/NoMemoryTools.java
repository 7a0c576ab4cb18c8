package dev.wasmscope.session.memory;

import dev.wasmscope.session.SessionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Refuses everything. */
final class NoMemoryTools implements MemoryTools {
    private static <T> CompletableFuture<T> refused() {
        return CompletableFuture.failedFuture(new SessionException("no program is stopped"));
    }

    @Override
    public CompletableFuture<List<Long>> find(MemorySearch search) {
        return refused();
    }

    @Override
    public CompletableFuture<Long> fill(MemoryRange where, byte[] pattern) {
        return refused();
    }

    @Override
    public CompletableFuture<Long> save(MemoryRange where, Path file) {
        return refused();
    }

    @Override
    public CompletableFuture<Long> load(int memory, long address, Path file) {
        return refused();
    }

    @Override
    public CompletableFuture<MemoryMoment> keep(String name) {
        return refused();
    }

    @Override
    public List<MemoryMoment> moments() {
        return List.of();
    }

    @Override
    public CompletableFuture<MemoryComparison> compare(
            String from, Optional<String> to, int limit) {
        return refused();
    }

    @Override
    public CompletableFuture<List<AddressUse>> at(int memory, long address) {
        return refused();
    }
}
