// Values of the standard library's types, for the debugger to show. Each line "NAME<tab>VALUE" is
// what the program itself says that a variable holds; `done` is where the debugger looks.
#![allow(dead_code, unused_variables, unused_mut)]
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::convert::Infallible;
use std::ffi::{CStr, CString, OsStr, OsString};
use std::future::Future;
use std::num::{NonZeroI16, NonZeroU128, NonZeroU32, Wrapping};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize};
use std::sync::{Arc, Mutex, RwLock};
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};
use std::time::{Duration, Instant, SystemTime};

macro_rules! says { ($($name:expr),* $(,)?) => { $(println!("{}\t{:?}", stringify!($name), $name);)* } }
macro_rules! tells { ($name:expr, $($text:tt)*) => { println!("{}\t{}", $name, format!($($text)*)) } }
macro_rules! counts { ($kind:ident, $($name:ident),*) => {
    $(tells!(stringify!($name), "{:?} (strong={}, weak={})", $name, $kind::strong_count(&$name), $kind::weak_count(&$name));)* } }

#[inline(never)]
fn done() {}

#[derive(Debug, Clone, PartialEq)]
pub struct Point { x: i32, y: i32 }
#[derive(Debug, Clone)]
struct Meters(f64);
#[derive(Debug, Clone)]
struct Pair(i32, String);
#[derive(Debug, Clone)]
struct Unit;
#[derive(Debug, Clone)]
struct Person { name: String, age: u8, tags: Vec<String>, home: Option<Point> }

fn strings() {
    let plain = String::from("hello");
    let unicode = String::from("grüße, \"Welt\" 🦀\n");
    let empty = String::new();
    let long = "abcdefghij".repeat(50);
    let slice = &plain[1..4];
    let blank = "";
    let boxed: Box<str> = "boxed".into();
    let shared: Rc<str> = "shared".into();
    let atomic: Arc<str> = "atomic".into();
    let path = PathBuf::from("/tmp/a.txt");
    let path_ref = Path::new("/etc");
    let os = OsString::from("os");
    let os_ref = OsStr::new("osref");
    let c = CString::new("c string").unwrap();
    let c_ref: &CStr = c.as_c_str();
    let borrowed: Cow<str> = Cow::Borrowed("borrowed");
    let owned: Cow<str> = Cow::Owned("owned".to_string());
    let letter = 'é';
    let string_ref = &plain;
    says!(plain, unicode, empty, slice, blank, boxed, path, path_ref, os, os_ref, c, c_ref, letter, string_ref);
    counts!(Rc, shared);
    counts!(Arc, atomic);
    tells!("borrowed", "Borrowed({:?})", borrowed);
    tells!("owned", "Owned({:?})", owned);
    tells!("long", "{:?}… ({} characters)", &long[..200], long.len());
    done();
}

fn sequences() {
    let numbers = vec![1, 2, 3];
    let words = vec!["one".to_string(), "two".to_string()];
    let none: Vec<i64> = Vec::new();
    let nested = vec![vec![1u8], vec![], vec![2, 3]];
    let units = vec![(), (), ()];
    let bytes = b"ab\x00".to_vec();
    let points = vec![Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    let large: Vec<u32> = (0..1000).collect();
    let array = [1.5f32, -2.0];
    let slice = &numbers[1..];
    let mut changed = [7u16, 8, 9];
    let slice_mut = &mut changed[..2];
    let boxed: Box<[i32]> = vec![4, 5].into_boxed_slice();
    let shared: Rc<[u8]> = Rc::from(vec![6u8, 7]);
    let byte_slice: &[u8] = b"xyz";
    let mut deque: VecDeque<i32> = VecDeque::with_capacity(4);
    for i in 0..4 { deque.push_back(i); }
    deque.pop_front(); deque.pop_front(); deque.push_back(4); deque.push_back(5);
    let no_deque: VecDeque<u8> = VecDeque::new();
    let mut front: VecDeque<&str> = VecDeque::new();
    front.push_front("b"); front.push_front("a"); front.push_back("c");
    let heap: BinaryHeap<i32> = vec![3, 9, 4].into();
    let list: LinkedList<i32> = [5, 6, 7].into_iter().collect();
    let grid = [[1i8, 2], [3, 4]];
    let iter = numbers.iter();
    let into = vec![8, 9].into_iter();
    says!(numbers, words, none, nested, units, bytes, points, array, slice, slice_mut, boxed, byte_slice,
        deque, no_deque, front, heap, list, grid, deque[3], nested[2][1], words[1], points[1].y, slice[0], grid[1][0]);
    counts!(Rc, shared);
    tells!("large", "[0, 1, 2, 3, 4, 5, …]");
    tells!("large[999]", "{}", large[999]);
    tells!("iter", "{:?}", iter.as_slice());
    tells!("into", "{:?}", into.as_slice());
    done();
}

fn double(x: i32) -> i32 { x * 2 }
struct Owner { name: String, me: RefCell<Weak<Owner>>, parts: Vec<Rc<Owner>> }

fn pointers() {
    let boxed = Box::new(17);
    let boxed_point = Box::new(Point { x: 5, y: 6 });
    let rc = Rc::new(Point { x: 1, y: 1 });
    let rc2 = rc.clone();
    let weak = Rc::downgrade(&rc);
    let weak_new: Weak<i32> = Weak::new();
    let dangling = { let gone = Rc::new(3); Rc::downgrade(&gone) };
    let arc = Arc::new(String::from("arc"));
    let arc_weak = Arc::downgrade(&arc);
    let reference = &boxed_point;
    let mut number = 3;
    let number_mut = &mut number;
    let raw: *const i32 = &*boxed;
    let function: fn(i32) -> i32 = double;
    let pinned = Box::pin(99);
    let cyclic = Rc::new_cyclic(|me| Owner { name: "loop".into(), me: RefCell::new(me.clone()), parts: vec![] });
    let box_box = Box::new(Box::new("deep".to_string()));
    counts!(Rc, rc, rc2);
    counts!(Arc, arc);
    tells!("weak", "(Weak) {:?} (strong={}, weak={})", rc, weak.strong_count(), weak.weak_count());
    tells!("arc_weak", "(Weak) {:?} (strong={}, weak={})", arc, arc_weak.strong_count(), arc_weak.weak_count());
    tells!("dangling", "(Weak) of {}", dangling.upgrade().map_or("a dropped value", |_| "a value"));
    tells!("weak_new", "(Weak) of {}", weak_new.upgrade().map_or("nothing", |_| "a value"));
    tells!("cyclic", "Owner {{ name: {:?}, me: RefCell((Weak)), parts: [] }} (strong={}, weak={})", cyclic.name,
        Rc::strong_count(&cyclic), Rc::weak_count(&cyclic));
    says!(boxed, boxed_point, reference, number_mut, pinned, box_box, rc.x, boxed_point.y, reference.x, cyclic.name);
    done();
}

fn cells() {
    let cell = Cell::new(5);
    let free = RefCell::new(String::from("free"));
    let read = RefCell::new(1);
    let (r1, r2) = (read.borrow(), read.borrow());
    let written = RefCell::new(2);
    let w = written.borrow_mut();
    let mutex = Mutex::new(vec![1, 2]);
    let locked = Mutex::new(3);
    let guard = locked.lock().unwrap();
    let rw = RwLock::new('r');
    let rw_read = RwLock::new(4u8);
    let rg = rw_read.read().unwrap();
    let atomic = AtomicI32::new(-7);
    let flag = AtomicBool::new(true);
    let count = AtomicUsize::new(12);
    let shared = Rc::new(RefCell::new(Point { x: 8, y: 9 }));
    let arc_mutex = Arc::new(Mutex::new(10));
    tells!("cell", "Cell({})", cell.get());
    tells!("free", "RefCell({:?})", free.borrow());
    tells!("read", "RefCell({}, borrowed 2 times)", r1);
    tells!("written", "RefCell({}, mutably borrowed)", w);
    tells!("mutex", "Mutex({:?})", mutex.lock().unwrap());
    tells!("locked", "Mutex({}, locked)", guard);
    tells!("rw", "RwLock({:?})", rw.read().unwrap());
    tells!("rw_read", "RwLock({}, locked for reading)", rg);
    tells!("shared", "RefCell({:?}) (strong=1, weak=0)", shared.borrow());
    tells!("arc_mutex", "Mutex({}) (strong=1, weak=0)", arc_mutex.lock().unwrap());
    says!(atomic, flag, count, r1, w, rg, guard);

    done();
}

#[derive(Debug, Clone, PartialEq)]
enum Shape { Circle { r: f64 }, Rect(f64, f64), Named(String, Box<Shape>), Nothing }
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(u8)]
enum Color { Red = 1, Green = 2, Blue = 200 }
#[derive(Debug, Clone, Copy)]
#[repr(i8)]
enum Level { Low = -5, Mid = 0, High = 5 }
#[derive(Debug, Clone, Copy)]
#[repr(i64)]
enum Wide { Small = i64::MIN, Large = i64::MAX }
#[derive(Debug, Clone, Copy)]
enum Plain { A, B, C }
#[derive(Debug)]
enum OnlyOne { Just(u8, i32) }
#[derive(Debug)]
enum OneUnit { Here }
#[derive(Debug)]
enum Niches { Text(String), A, B, C }
#[derive(Debug)]
enum TwoData { Big(bool, u64), Small(u32), None }
#[derive(Debug)]
#[repr(C, u16)]
enum Tagged { Num(i32), Txt(&'static str), Nil }
#[derive(Debug)]
enum Chars { C(char), End, Error }

fn enums() {
    let circle = Shape::Circle { r: 1.5 };
    let rect = Shape::Rect(2.0, 3.0);
    let named = Shape::Named("n".into(), Box::new(Shape::Nothing));
    let nothing = Shape::Nothing;
    let color = Color::Blue;
    let low = Level::Low;
    let wide = Wide::Small;
    let plain = Plain::C;
    let only = OnlyOne::Just(1, 2);
    let one_unit = OneUnit::Here;
    let niche_text = Niches::Text("t".into());
    let niche_b = Niches::B;
    let big = TwoData::Big(true, 7);
    let small = TwoData::Small(70);
    let two_none = TwoData::None;
    let tagged_num = Tagged::Num(-1);
    let tagged_txt = Tagged::Txt("tag");
    let tagged_nil = Tagged::Nil;
    let char_c = Chars::C('\u{10ffff}');
    let char_end = Chars::End;
    let char_error = Chars::Error;
    let some = Some(5);
    let none: Option<i32> = None;
    let some_box = Some(Box::new(1u8));
    let no_box: Option<Box<u8>> = None;
    let some_str = Some("s");
    let no_str: Option<&str> = None;
    let some_string = Some(String::from("str"));
    let no_string: Option<String> = None;
    let nonzero = NonZeroU32::new(9);
    let no_nonzero = NonZeroU32::new(0);
    let wide_nonzero = NonZeroU128::new(1 << 100);
    let low_nonzero = NonZeroU128::new(1 << 64);
    let no_wide = NonZeroU128::new(0);
    let wide_some = Some(u128::MAX);
    let bool_some = Some(Some(true));
    let bool_none: Option<Option<bool>> = Some(None);
    let bool_nothing: Option<Option<bool>> = None;
    let ok: Result<i32, String> = Ok(3);
    let err: Result<i32, String> = Err("bad".into());
    let unit_ok: Result<(), i32> = Ok(());
    let sure: Result<i32, Infallible> = Ok(4);
    let ordering = 1.cmp(&2);
    let some_ordering = Some(2.cmp(&1));
    let nested: Option<Result<Option<u8>, String>> = Some(Ok(Some(3)));
    let nested_err: Option<Result<Option<u8>, String>> = Some(Err("deep".into()));
    let color_none: Option<Color> = None;
    let color_some = Some(Color::Green);
    let refs = Some(&plain);
    let cow: Cow<[i32]> = Cow::Owned(vec![1]);
    let parse_error = "x".parse::<i32>();
    says!(circle, rect, named, nothing, color, low, wide, plain, only, one_unit, niche_text, niche_b, big, small, two_none,
        tagged_num, tagged_txt, tagged_nil, char_c, char_end, char_error, some, none, some_box, no_box, some_str, no_str,
        some_string, no_string, nonzero, no_nonzero, wide_nonzero, low_nonzero, no_wide, wide_some, bool_some, bool_none,
        bool_nothing, ok, err, unit_ok, sure, ordering, some_ordering, nested, nested_err, color_none, color_some, refs,
        parse_error);
    tells!("cow", "Owned({:?})", cow);
    tells!("circle.r", "1.5");
    tells!("named.0", "\"n\"");
    done();
}

fn maps() {
    let mut ages: HashMap<String, i32> = HashMap::new();
    for (i, name) in ["ada", "bob", "cyd", "dan", "eve"].iter().enumerate() { ages.insert(name.to_string(), i as i32 * 10); }
    ages.remove("cyd");
    let mut scores: HashMap<u32, (u8, f64)> = HashMap::new();
    scores.insert(1, (2, 0.5)); scores.insert(7, (3, 1.5));
    let empty_map: HashMap<i32, i32> = HashMap::new();
    let large_map: HashMap<u64, u64> = (0..500).map(|i| (i, i * i)).collect();
    let set: HashSet<&str> = ["x", "y", "z"].into_iter().collect();
    let color_map: HashMap<char, Color> = [('r', Color::Red), ('b', Color::Blue)].into_iter().collect();
    let unit_set: HashSet<()> = [()].into_iter().collect();
    let tree: BTreeMap<i32, &str> = [(3, "three"), (1, "one"), (2, "two")].into_iter().collect();
    let empty_tree: BTreeMap<i32, i32> = BTreeMap::new();
    let big_tree: BTreeMap<u16, String> = (0..200u16).map(|i| (i * 3 % 601, format!("v{}", i))).collect();
    let tree_set: BTreeSet<char> = "hello".chars().collect();
    let map_of_vec: BTreeMap<String, Vec<i32>> = [("a".to_string(), vec![1]), ("b".to_string(), vec![])].into_iter().collect();
    let emptied = { let mut m = tree.clone(); m.clear(); m };
    says!(ages, scores, empty_map, set, color_map, unit_set, tree, empty_tree, tree_set, map_of_vec, emptied, ages["ada"]);
    let start: Vec<String> = large_map.iter().take(6).map(|(k, v)| format!("{}: {}", k, v)).collect();
    tells!("large_map", "{{{}, …}}", start.join(", "));
    for k in [0, 77, 499] { tells!(format!("large_map[{}]", k), "{}", large_map[&k]); }
    let start: Vec<String> = big_tree.iter().take(6).map(|(k, v)| format!("{}: {:?}", k, v)).collect();
    tells!("big_tree", "{{{}, …}}", start.join(", "));
    for k in [0, 300, 597] { tells!(format!("big_tree[{}]", k), "{:?}", big_tree[&k]); }
    done();
}

fn others() {
    let second = Duration::new(1, 500_000_000);
    let milli = Duration::from_millis(2);
    let micros = Duration::from_micros(35);
    let nanos = Duration::from_nanos(7);
    let zero = Duration::ZERO;
    let days = Duration::from_secs(100_000);
    let epoch = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let now = Instant::now();
    let nonzero = NonZeroI16::new(-3).unwrap();
    let range = 1..5;
    let inclusive = 1..=5u8;
    let from = 3..;
    let to = ..4i64;
    let to_inclusive = ..=4i64;
    let full = ..;
    let tuple = (1u8, 'é', "str", 2.5f32, i128::MAX);
    let unit = ();
    let one_tuple = (1,);
    let meters = Meters(2.5);
    let pair = Pair(1, "p".into());
    let unit_struct = Unit;
    let person = Person { name: "Ann".into(), age: 30, tags: vec!["x".into()], home: Some(Point { x: 0, y: -1 }) };
    let person_ref = &person;
    let wrapping = Wrapping(3u8);
    let poll: Poll<i32> = Poll::Ready(1);
    let big = u128::MAX;
    let min = i128::MIN;
    let float = 1.0f64;
    let not_a_number = f64::NAN;
    let ipv4 = std::net::Ipv4Addr::new(127, 0, 0, 1);
    let reversed = std::cmp::Reverse(4);
    let manually = std::mem::ManuallyDrop::new(5);
    let byte = b'a';
    let yes = true;
    tells!("epoch", "2023-11-14T22:13:20Z");
    tells!("manually", "{}", *manually);
    says!(second, milli, micros, nanos, zero, days, nonzero, range, inclusive, from, to, to_inclusive, full, tuple, unit,
        one_tuple, meters, pair, unit_struct, person, person_ref, wrapping, poll, big, min, float, not_a_number, reversed,
        byte, yes, tuple.2, pair.1, person.home, person_ref.name);
    done();
}

trait Area { fn area(&self) -> f64; }
impl Area for Shape { fn area(&self) -> f64 { match self { Shape::Rect(w, h) => w * h, _ => 0.0 } } }
impl Area for Point { fn area(&self) -> f64 { 0.0 } }
impl Area for Unit { fn area(&self) -> f64 { 1.0 } }
#[derive(Debug)]
struct Problem { code: i32 }
impl std::fmt::Display for Problem { fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, "problem {}", self.code) } }
impl std::error::Error for Problem {}

fn dynamic() {
    let boxed: Box<dyn Area> = Box::new(Shape::Rect(2.0, 4.0));
    let reference: &dyn Area = &Point { x: 3, y: 4 };
    let nothing: Box<dyn Area> = Box::new(Unit);
    let shapes: Vec<Box<dyn Area>> = vec![Box::new(Shape::Nothing), Box::new(Point { x: 1, y: 2 })];
    let shared: Rc<dyn Area> = Rc::new(Point { x: 5, y: 6 });
    let error: Box<dyn std::error::Error> = Box::new(Problem { code: 3 });
    let failed: Result<i32, Box<dyn std::error::Error>> = Err(Box::new(Problem { code: 4 }));
    let any: Box<dyn std::any::Any> = Box::new(42u32);
    let offset = 10;
    let name = String::from("cap");
    let by_ref = |x: i32| x + offset + name.len() as i32;
    let owned = name.clone();
    let by_move = move |x: i32| x + owned.len() as i32;
    let bare = |x: i32| x + 1;
    let boxed_fn: Box<dyn Fn(i32) -> i32> = Box::new(move |x| x * offset);
    let used = format!("{} {} {} {} {}", boxed.area() + reference.area() + nothing.area() + shapes[0].area() + shared.area(),
        by_ref(1), by_move(2), bare(3), boxed_fn(4));
    tells!("boxed", "Shape: {:?}", Shape::Rect(2.0, 4.0));
    tells!("boxed.0", "2.0");
    tells!("reference", "{:?}", Point { x: 3, y: 4 });
    tells!("nothing", "Unit");
    tells!("shapes", "[Shape: Nothing, {:?}]", Point { x: 1, y: 2 });
    tells!("shared", "{:?} (strong=1, weak=0)", Point { x: 5, y: 6 });
    tells!("any", "u32: {:?}", any.downcast_ref::<u32>().unwrap());
    tells!("by_ref", "closure {{ offset: {}, name: {:?} }}", offset, name);
    tells!("by_move", "closure {{ owned: {:?} }}", name);
    tells!("bare", "closure");
    tells!("boxed_fn", "closure {{ offset: {} }}", offset);
    says!(error, failed);
    done();
}

struct Later(bool);
impl Future for Later {
    type Output = i32;
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<i32> {
        if self.0 { Poll::Ready(5) } else { self.0 = true; Poll::Pending }
    }
}
async fn work(start: i32) -> i32 {
    let label = String::from("working");
    let first = Later(false).await;
    let sum = start + first;
    let second = Later(false).await;
    sum + second + label.len() as i32
}
fn noop() -> Waker {
    fn clone(_: *const ()) -> RawWaker { RawWaker::new(std::ptr::null(), &TABLE) }
    fn nothing(_: *const ()) {}
    static TABLE: RawWakerVTable = RawWakerVTable::new(clone, nothing, nothing, nothing);
    unsafe { Waker::from_raw(RawWaker::new(std::ptr::null(), &TABLE)) }
}
fn futures() {
    let waker = noop();
    let mut context = Context::from_waker(&waker);
    let fresh = work(1);
    let mut once = Box::pin(work(2));
    let p1 = once.as_mut().poll(&mut context);
    let mut twice = Box::pin(work(3));
    let p2 = twice.as_mut().poll(&mut context);
    let p3 = twice.as_mut().poll(&mut context);
    let mut ended = Box::pin(work(4));
    while ended.as_mut().poll(&mut context).is_pending() {}
    says!(p1, p2, p3);
    tells!("fresh", "async work: not started {{ start: 1 }}");
    tells!("once", "async work: suspended at .await 1 {{ start: 2, label: \"working\", awaiting: Later(true) }}");
    tells!("twice", "async work: suspended at .await 2 {{ label: \"working\", sum: 8, awaiting: Later(true), start: 3 }}");
    tells!("ended", "async work: finished");
    done();
}

fn main() {
    strings();
    sequences();
    pointers();
    cells();
    enums();
    maps();
    others();
    dynamic();
    futures();
}
