package dev.wasmscope.ui.disassembly;

import dev.wasmscope.session.code.CodeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/** A row's piece of the branch arrows; those of the chosen row stand out. */
final class LaneMarks {
    private static final double LANE = 5;

    /** What the lanes take of a row's width. */
    static final double WIDTH = LANE * (Lanes.MOST + 1) + 10;

    private double height;
    private final Path plain = path("branch");
    private final Path chosen = path("branch-chosen");

    private static Path path(String style) {
        Path path = new Path();
        path.getStyleClass().setAll(style);
        path.setMouseTransparent(true);
        path.setManaged(false);
        return path;
    }

    /** Of a row, in pixels; to be set before a piece is shown. */
    void setHeight(double height) {
        this.height = height;
    }

    /** What there is to see, the chosen row's on top. */
    List<Node> nodes() {
        return Stream.of(plain, chosen)
                .filter(path -> !path.getElements().isEmpty())
                .<Node>map(path -> path)
                .toList();
    }

    void clear() {
        set(plain, List.of());
        set(chosen, List.of());
    }

    private static void set(Path path, List<PathElement> elements) {
        if (!same(path.getElements(), elements)) {
            path.getElements().setAll(elements);
        }
    }

    private static boolean same(List<PathElement> shown, List<PathElement> next) {
        if (shown.size() != next.size()) {
            return false;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!same(shown.get(i), next.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(PathElement a, PathElement b) {
        return switch (a) {
            case MoveTo from ->
                    b instanceof MoveTo to && from.getX() == to.getX() && from.getY() == to.getY();
            case LineTo from ->
                    b instanceof LineTo to && from.getX() == to.getX() && from.getY() == to.getY();
            default -> false;
        };
    }

    /** Shows the piece of a row. */
    void show(FunctionRows function, int index, double left, Row row, DisassemblyModel model) {
        Lanes lanes = function.lanes();
        if (lanes.isEmpty()) {
            clear();
            return;
        }
        boolean own = row instanceof Row.Code;
        List<PathElement> path = new ArrayList<>();
        for (int lane = 0; lane < Lanes.MOST; lane++) {
            if (lanes.through(lane, index)) {
                boolean head = own && lanes.heads(lane, index);
                boolean tie = own && lanes.ties(lane, index);
                add(
                        path,
                        left,
                        lane,
                        new Piece(
                                lanes.through(lane, index - 1),
                                lanes.through(lane, index + 1),
                                tie,
                                head));
            }
        }
        if (own && lanes.crowded(index)) {
            double right = left + WIDTH - 4;
            double middle = Math.floor(height / 2) + 0.5;
            path.add(new MoveTo(right - 5, middle));
            path.add(new LineTo(right, middle));
        }
        set(plain, path);
        model.selection()
                .rowProperty()
                .get()
                .filter(r -> r.function() == row.function())
                .ifPresentOrElse(
                        r -> choose(function, index, left, r, own), () -> set(chosen, List.of()));
    }

    /** What a lane has on a row. */
    private record Piece(boolean up, boolean down, boolean tie, boolean head) {}

    private void choose(FunctionRows function, int index, double left, Row selected, boolean own) {
        if (!(selected instanceof Row.Code(int _, int line))) {
            set(chosen, List.of());
            return;
        }
        int at = function.rowOfLine(line);
        Lanes lanes = function.lanes();
        List<PathElement> path = new ArrayList<>();
        if (function.code().line(line).role() instanceof CodeLine.Branches(List<Long> targets)) {
            for (long target : targets) {
                int to = function.code().lineOf(target);
                if (target >= 0 && to >= 0) {
                    add(path, left, index, at, function.rowOfLine(to), lanes, own);
                }
            }
        }
        lanes.sources(at).forEach(from -> add(path, left, index, from, at, lanes, own));
        set(chosen, path);
    }

    private void add(
            List<PathElement> path,
            double left,
            int index,
            int from,
            int to,
            Lanes lanes,
            boolean own) {
        int first = Math.min(from, to);
        int last = Math.max(from, to);
        if (from != to && index >= first && index <= last) {
            boolean tie = own && index == from;
            boolean head = own && index == to;
            add(path, left, lanes.laneTo(to), new Piece(index > first, index < last, tie, head));
        }
    }

    private void add(List<PathElement> path, double left, int lane, Piece piece) {
        double right = left + WIDTH - 4;
        double x = Math.floor(right - 8 - lane * LANE) + 0.5;
        double middle = Math.floor(height / 2) + 0.5;
        if (piece.up() || piece.down()) {
            path.add(new MoveTo(x, piece.up() ? 0 : middle));
            path.add(new LineTo(x, piece.down() ? height : middle));
        }
        if (piece.tie() || piece.head()) {
            path.add(new MoveTo(x, middle));
            path.add(new LineTo(right, middle));
        }
        if (piece.head()) {
            path.add(new MoveTo(right - 4, middle - 3));
            path.add(new LineTo(right, middle));
            path.add(new LineTo(right - 4, middle + 3));
        }
    }
}
