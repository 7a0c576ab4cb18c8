package dev.wasmscope.engine.exec;

import dev.wasmscope.engine.host.CallSites;
import dev.wasmscope.engine.host.HostDoor;
import dev.wasmscope.engine.module.CodeLocation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the stacks from which host functions were called lately: a guest calls the host again
 * and again from the same places, and finding the code offsets of sixteen frames costs more than
 * many a call.
 */
final class CallSiteCache {
    private static final int SLOTS = 512;

    private final int[][] keys = new int[SLOTS][];
    private final @Nullable CallSites[] sites = new CallSites[SLOTS];

    /** Where the innermost frame's call comes from. */
    CallSites of(ThreadState thread) {
        int count = Math.min(thread.depth, HostDoor.CALL_SITE_LIMIT);
        int hash = count;
        int top = thread.depth - 1;
        for (int i = 0; i < count; i++) {
            int frame = (top - i) * ThreadState.FRAME;
            hash = hash * 31 + thread.frames[frame] * 7919 + thread.frames[frame + 1];
        }
        int slot = (hash ^ hash >>> 16) & SLOTS - 1;
        CallSites known = sites[slot];
        if (known != null && matches(keys[slot], thread, count)) {
            return known;
        }
        CodeLocation[] found = new CodeLocation[count];
        Arrays.setAll(found, thread::location);
        CallSites made = CallSites.of(List.of(found));
        keys[slot] = key(thread, count);
        sites[slot] = made;
        return made;
    }

    private static int[] key(ThreadState thread, int count) {
        int[] key = new int[2 * count];
        for (int i = 0; i < count; i++) {
            int frame = (thread.depth - 1 - i) * ThreadState.FRAME;
            key[2 * i] = thread.frames[frame];
            key[2 * i + 1] = thread.frames[frame + 1];
        }
        return key;
    }

    private static boolean matches(int[] key, ThreadState thread, int count) {
        if (key.length != 2 * count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int frame = (thread.depth - 1 - i) * ThreadState.FRAME;
            if (key[2 * i] != thread.frames[frame] || key[2 * i + 1] != thread.frames[frame + 1]) {
                return false;
            }
        }
        return true;
    }
}
