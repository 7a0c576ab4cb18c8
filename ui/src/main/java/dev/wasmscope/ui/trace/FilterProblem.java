package dev.wasmscope.ui.trace;

/**
 * Why a filter cannot be used.
 *
 * @param message one line for the user
 * @param column of the first faulty character, from 1
 */
public record FilterProblem(String message, int column) {}
