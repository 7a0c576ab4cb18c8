/**
 * How the desktop looks: dark and light palettes over AtlantaFX, the fonts that come with the
 * program, the colours that canvases draw with, and the settings a user keeps.
 *
 * <p>Views ask for a {@link dev.wasmscope.ui.theme.Palette} when they draw and listen to {@link
 * dev.wasmscope.ui.theme.Themes#darkProperty}; nothing here knows a view.
 */
@NullMarked
package dev.wasmscope.ui.theme;

import org.jspecify.annotations.NullMarked;
