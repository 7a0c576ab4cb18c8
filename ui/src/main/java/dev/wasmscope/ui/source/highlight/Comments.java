package dev.wasmscope.ui.source.highlight;

/** Comments between two marks. */
final class Comments {
    private Comments() {}

    /** Behind the comment that begins here; where it does not end, the end of the text. */
    static int end(Cursor cursor, String open, String close, boolean nested) {
        int depth = 0;
        int i = cursor.at;
        while (i < cursor.text.length()) {
            if (cursor.text.startsWith(open, i) && (depth == 0 || nested)) {
                depth++;
                i += open.length();
            } else if (cursor.text.startsWith(close, i)) {
                i += close.length();
                if (--depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return cursor.text.length();
    }
}
