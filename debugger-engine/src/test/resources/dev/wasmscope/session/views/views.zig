// Values of Zig for the debugger to show. Each line "NAME<tab>VALUE" is what the program says that a
// variable holds; `done` is where the debugger looks. zig-0.11.wasm.gz is made by
//   zig build-exe views.zig -target wasm32-wasi -ODebug && gzip -9 -n views.wasm
const std = @import("std");
const Kind = enum(u8) { circle = 1, rect, poly };
const Point = struct { x: i32, y: i32 };
const Shape = union(Kind) { circle: f64, rect: Point, poly: []const u8 };
const Bare = union { a: u32, b: f32 };
const Fault = error{ Bad, Worse };
const Packed = packed struct { low: u3, high: u5 };

noinline fn done() void {
    std.mem.doNotOptimizeAway(@as(u8, 1));
}

fn risky(i: i32) Fault!i32 {
    if (i > 2) return Fault.Worse;
    return i * 2;
}

fn nothing(i: i32) Fault!void {
    if (i > 2) return Fault.Bad;
}

pub fn main() !void {
    const out = std.io.getStdOut().writer();
    var text: []const u8 = "hello";
    var empty: []const u8 = "";
    var array = [_]i32{ 1, 2, 3 };
    var slice: []i32 = array[1..];
    var points = [_]Point{ .{ .x = 1, .y = 2 }, .{ .x = 3, .y = 4 } };
    var point_slice: []const Point = &points;
    var words = [_][]const u8{ "one", "two" };
    var sentinel: [*:0]const u8 = "zero";
    var sentinel_slice: [:0]const u8 = "ended";
    var some: ?i32 = 5;
    var none: ?i32 = null;
    var some_text: ?[]const u8 = "maybe";
    var no_text: ?[]const u8 = null;
    var some_pointer: ?*Point = &points[0];
    var no_pointer: ?*Point = null;
    var good: Fault!i32 = risky(2);
    var failed: Fault!i32 = risky(3);
    var any_failed: anyerror!i32 = risky(4);
    var void_good: Fault!void = nothing(1);
    var void_failed: Fault!void = nothing(5);
    var fault: Fault = Fault.Bad;
    var circle = Shape{ .circle = 1.5 };
    var rect = Shape{ .rect = .{ .x = 6, .y = 7 } };
    var poly = Shape{ .poly = "abc" };
    var kind = Kind.poly;
    var pointer = &points[1];
    var yes = true;
    var nested: ?Fault!i32 = risky(1);
    var bits = Packed{ .low = 3, .high = 9 };
    var list = std.ArrayList(i32).init(std.heap.page_allocator);
    try list.appendSlice(&[_]i32{ 7, 8, 9 });
    var bare = Bare{ .a = 3 };
    try out.print("text\t\"{s}\"\nempty\t\"{s}\"\n", .{ text, empty });
    try out.print("slice\t[{d}, {d}]\n", .{ slice[0], slice[1] });
    try out.print("array\t{{{d}, {d}, {d}}}\n", .{ array[0], array[1], array[2] });
    try out.print("point_slice[0]\t{{x={d}, y={d}}}\npoint_slice[1]\t{{x={d}, y={d}}}\n", .{ point_slice[0].x, point_slice[0].y, point_slice[1].x, point_slice[1].y });
    try out.print("sentinel\t0x{x} \"{s}\"\nsentinel_slice\t\"{s}\"\n", .{ @intFromPtr(sentinel), sentinel, sentinel_slice });
    try out.print("some\t{?d}\nnone\t{?d}\n", .{ some, none });
    try out.print("some_text\t\"{?s}\"\nno_text\t{?s}\n", .{ some_text, no_text });
    try out.print("no_pointer\tnull\n", .{});
    std.mem.doNotOptimizeAway(&some_pointer);
    if (failed) |_| {} else |e| try out.print("failed\terror {d} (Bad or Worse)\nany_failed\terror {d}\n", .{ @intFromError(e), @intFromError(e) });
    try out.print("good\t{!d}\n", .{good});
    std.mem.doNotOptimizeAway(.{ &void_good, &void_failed, &fault });
    try out.print("circle\tcircle: {d}\nrect\trect: {{x={d}, y={d}}}\npoly\tpoly: \"{s}\"\n", .{ circle.circle, rect.rect.x, rect.rect.y, poly.poly });
    try out.print("kind\t{s}\nyes\t{}\nnested\t{!d}\n", .{ @tagName(kind), yes, nested.? });
    std.mem.doNotOptimizeAway(.{ &bits, &pointer });
    try out.print("words[1]\t\"{s}\"\nlist.items\t[{d}, {d}, {d}]\n", .{ words[1], list.items[0], list.items[1], list.items[2] });
    std.mem.doNotOptimizeAway(&bare);
    std.mem.doNotOptimizeAway(&no_pointer);
    std.mem.doNotOptimizeAway(&any_failed);
    done();
}
