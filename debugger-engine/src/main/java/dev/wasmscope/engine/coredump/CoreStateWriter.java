package dev.wasmscope.engine.coredump;

import dev.wasmscope.engine.control.Snapshot;
import dev.wasmscope.engine.exec.FrameView;
import dev.wasmscope.engine.exec.GlobalInstance;
import dev.wasmscope.engine.exec.Instance;
import dev.wasmscope.engine.exec.TableInstance;
import dev.wasmscope.engine.exec.Value;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes our own section of a core file; {@link CoreStateReader} reads it. */
final class CoreStateWriter {
    private final CoreOutput out = new CoreOutput();
    private final CoreHeap heap;
    private final Instance instance;

    CoreStateWriter(Instance instance) {
        this.instance = instance;
        this.heap = new CoreHeap(instance);
    }

    byte[] write(CoreModule module, CoreStop stop, Snapshot at) {
        out.u32(CoreSections.OWN_VERSION);
        out.name(module.path()).hex(module.digest());
        out.u32(module.buildId().length() / 2).hex(module.buildId());
        out.u64(at.clock());
        stop(stop);
        out.u32(at.depth());
        for (int i = 0; i < at.depth(); i++) {
            FrameView frame = at.frame(i);
            out.u64(frame.stackPointer());
            own(frame.locals());
            own(frame.operandStack());
        }
        own(instance.globals().stream().map(GlobalInstance::value).toList());
        out.list(instance.tables(), this::table);
        dropped(instance.module().data().size(), instance::isDataDropped);
        dropped(instance.module().elements().size(), instance::areElementsDropped);
        heap.objects(out);
        return out.toBytes();
    }

    private void stop(CoreStop stop) {
        out.u8(stop.trap() ? 1 : 0).name(stop.what()).name(stop.detail());
        out.u8(stop.address().isPresent() ? 1 : 0);
        stop.address().ifPresent(out::u64);
    }

    /** Those values that the conventions have no room for. */
    private void own(List<Value> values) {
        int[] own =
                IntStream.range(0, values.size())
                        .filter(i -> CoreHeap.isOwn(values.get(i)))
                        .toArray();
        out.u32(own.length);
        for (int index : own) {
            out.u32(index);
            heap.value(values.get(index), out);
        }
    }

    private void table(TableInstance table) {
        CoreOutput runs = new CoreOutput();
        int count = 0;
        for (int i = 0; i < table.size(); ) {
            int end = i + 1;
            while (end < table.size() && isSame(table.get(end), table.get(i))) {
                end++;
            }
            runs.u32(end - i);
            heap.reference(table.get(i), runs);
            count++;
            i = end;
        }
        out.u32(count).raw(runs.toBytes());
    }

    @SuppressWarnings("ReferenceEquality") // objects of the guest have identity
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    private void dropped(int count, IntPredicate isDropped) {
        List<Integer> indices = IntStream.range(0, count).filter(isDropped).boxed().toList();
        out.list(indices, out::u32);
    }
}
