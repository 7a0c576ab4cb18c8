package dev.wasmscope.ui.parts;

import java.util.List;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.util.Callback;

/**
 * Columns that keep their shares of a table that becomes wider or narrower: names stay readable
 * next to values whatever the width. A column that the user drags takes from those behind it.
 */
@SuppressWarnings("rawtypes") // so is the type of a policy
public final class ColumnShares implements Callback<TreeTableView.ResizeFeatures, Boolean> {
    private static final double NEARLY = 1;

    private ColumnShares() {}

    /** Lets a table's columns share its width; their preferred widths are the shares at first. */
    public static void in(TreeTableView<?> table) {
        table.setColumnResizePolicy(new ColumnShares());
    }

    @Override
    public Boolean call(TreeTableView.ResizeFeatures change) {
        return change.getColumn() == null
                ? share(change)
                : TreeTableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN.call(change);
    }

    @SuppressWarnings("unchecked") // a column of the table that the change is of
    private static boolean share(TreeTableView.ResizeFeatures change) {
        List<TreeTableColumn> columns = change.getTable().getVisibleLeafColumns();
        double left = change.getContentWidth();
        double shares = columns.stream().mapToDouble(TreeTableColumn::getWidth).sum();
        if (left <= 0 || Math.abs(left - shares) < NEARLY) {
            return true;
        }
        for (TreeTableColumn column : columns) {
            double share = column.getWidth();
            double width = Math.max(column.getMinWidth(), Math.floor(left * share / shares));
            change.setColumnWidth(column, width);
            left = Math.max(0, left - width);
            shares -= share;
        }
        return true;
    }
}
