package dev.wasmscope.ui.console;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ModifiableObservableListBase;

/** The newest lines, up to a number of lines and characters; the oldest are dropped. */
final class LineRing extends ModifiableObservableListBase<ConsoleLine> {
    private final int mostLines;
    private final long mostChars;
    private ConsoleLine[] lines = new ConsoleLine[1024];
    private int first;
    private int size;
    private long chars;
    private long dropped;

    LineRing(int mostLines, long mostChars) {
        this.mostLines = mostLines;
        this.mostChars = mostChars;
    }

    /** Lines that are gone: the number of the first line that is left, from 0. */
    long dropped() {
        return dropped;
    }

    @Override
    public ConsoleLine get(int index) {
        java.util.Objects.checkIndex(index, size);
        return lines[first + index & lines.length - 1];
    }

    @Override
    public int size() {
        return size;
    }

    /** Adds lines at the end; {@code replaces} for those that begin with the last one, grown. */
    void append(LineAssembler.Batch batch) {
        List<ConsoleLine> more = batch.lines();
        int skip = Math.max(0, more.size() - mostLines);
        dropped += batch.dropped() + skip;
        beginChange();
        if (batch.replaces() && size > 0 && !more.isEmpty()) {
            set(size - 1, more.getFirst());
            more = more.subList(1, more.size());
            skip = Math.max(0, skip - 1);
        } else if (batch.replaces() && size > 0) {
            remove(size - 1);
        }
        addAll(more.subList(skip, more.size()));
        int tooMany = Math.max(0, size - mostLines);
        long left = chars;
        for (int i = 0; i < tooMany; i++) {
            left -= get(i).text().length();
        }
        while (left > mostChars && tooMany < size - 1) {
            left -= get(tooMany++).text().length();
        }
        dropFirst(tooMany);
        endChange();
    }

    private void dropFirst(int count) {
        if (count == 0) {
            return;
        }
        List<ConsoleLine> gone = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            gone.add(doRemove(0));
        }
        dropped += count;
        nextRemove(0, gone);
    }

    /** Forgets everything. */
    void reset() {
        clear();
        dropped = 0;
    }

    @Override
    protected void doAdd(int index, ConsoleLine line) {
        if (index != size) {
            throw new UnsupportedOperationException("lines come at the end");
        }
        if (size == lines.length) {
            ConsoleLine[] wider = new ConsoleLine[lines.length * 2];
            for (int i = 0; i < size; i++) {
                wider[i] = get(i);
            }
            lines = wider;
            first = 0;
        }
        lines[first + size & lines.length - 1] = line;
        size++;
        chars += line.text().length();
    }

    @Override
    protected ConsoleLine doSet(int index, ConsoleLine line) {
        ConsoleLine old = get(index);
        lines[first + index & lines.length - 1] = line;
        chars += line.text().length() - old.text().length();
        return old;
    }

    @Override
    @SuppressWarnings("NullAway") // places outside are never read
    protected ConsoleLine doRemove(int index) {
        ConsoleLine old = get(index);
        if (index == 0) {
            lines[first] = null;
            first = first + 1 & lines.length - 1;
        } else if (index == size - 1) {
            lines[first + index & lines.length - 1] = null;
        } else {
            throw new UnsupportedOperationException("lines go at the ends");
        }
        size--;
        chars -= old.text().length();
        return old;
    }

    @Override
    public void clear() {
        beginChange();
        List<ConsoleLine> gone = List.copyOf(this);
        lines = new ConsoleLine[1024];
        first = 0;
        size = 0;
        chars = 0;
        if (!gone.isEmpty()) {
            nextRemove(0, gone);
        }
        endChange();
    }
}
