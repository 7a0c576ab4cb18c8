// app.rs with probes: a line of at!(...) prints all variables in scope, in the form that Debug gives them.
#![allow(unused_variables)]
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

macro_rules! at { ($($name:expr),* $(,)?) => {{
    let mut line = format!("@{}", line!());
    $(line += &format!("\t{}={:?}", stringify!($name), $name);)*
    eprintln!("{}", line);
    probed();
}} }

/// Called behind each line of prints; counts, so that no compiler leaves the calls out.
static PROBES: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
#[inline(never)]
fn probed() { PROBES.fetch_add(1, std::sync::atomic::Ordering::SeqCst); }

#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    Circle { r: f64 },
    Rect(f64, f64),
    Named(String, Box<Shape>),
    Unit,
}
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Color { Red = 1, Green = 2, Blue = 7 }

pub trait Area {
    fn area(&self) -> f64;
    fn describe(&self) -> String { format!("area={:.2}", self.area()) }
}
impl Area for Shape {
    fn area(&self) -> f64 {
        at!(self);
        match self {
            Shape::Circle { r } => {
                at!(self, r);
                std::f64::consts::PI * r * r
            }
            Shape::Rect(w, h) => {
                at!(self, w, h);
                w * h
            }
            Shape::Named(name, inner) => {
                at!(self, name, inner);
                inner.area()
            }
            Shape::Unit => 1.0,
        }
    }
}
struct Matrix<const R: usize, const C: usize> { d: [[i32; C]; R] }
impl<const R: usize, const C: usize> fmt::Display for Matrix<R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        at!(self.d);
        for row in &self.d {
            at!(row, self.d);
            writeln!(f, "{:?}", row)?;
        }
        Ok(())
    }
}
#[derive(Debug)]
struct Node { val: i32, children: Vec<Rc<RefCell<Node>>> }
fn sum(n: &Rc<RefCell<Node>>) -> i32 {
    let b = n.borrow();
    let own = b.val;
    at!(own);
    own + b.children.iter().map(sum).sum::<i32>()
}
fn parse(s: &str) -> Result<i32, std::num::ParseIntError> {
    at!(s);
    let v: i32 = s.trim().parse()?;
    at!(s, v);
    Ok(v * 2)
}
fn sieve(n: usize) -> Vec<usize> {
    at!(n);
    let mut s = vec![true; n + 1];
    let mut out = Vec::new();
    at!(n, s, out);
    for i in 2..=n {
        at!(n, s, out, i);
        if s[i] {
            out.push(i);
            let mut j = i * i;
            at!(n, s, out, i, j);
            while j <= n {
                s[j] = false;
                at!(n, s, out, i, j);
                j += i;
            }
        }
    }
    at!(n, s, out);
    out
}
fn main() {
    let shapes: Vec<Box<dyn Area>> = vec![
        Box::new(Shape::Circle { r: 1.5 }), Box::new(Shape::Rect(2.0, 3.0)),
        Box::new(Shape::Named("sq".to_string(), Box::new(Shape::Rect(4.0, 4.0)))), Box::new(Shape::Unit)];
    for s in &shapes {
        println!("{}", s.describe());
    }
    let opt: Option<&str> = Some("given");
    let none: Option<Box<i32>> = None;
    at!(opt, none);
    let offset = 10;
    let mapped: Vec<i32> = [1, 2, 3].iter().map(|x| x * 2 + offset).collect();
    at!(opt, none, offset, mapped);
    let color = Color::Blue;
    let mut bt: BTreeMap<String, u8> = BTreeMap::new();
    at!(opt, none, offset, mapped, color, bt);
    bt.insert("sky".into(), color as u8);
    at!(opt, none, offset, mapped, color, bt);
    bt.insert("grass".into(), Color::Green as u8);
    at!(opt, none, offset, mapped, color, bt);
    let m = Matrix::<2, 3> { d: [[1, 2, 3], [4, 5, 6]] };
    at!(opt, none, offset, mapped, color, bt, m.d);
    print!("{}", m);
    let leaf = Rc::new(RefCell::new(Node { val: 3, children: vec![] }));
    let root = Rc::new(RefCell::new(Node { val: 1, children: vec![leaf.clone(), leaf.clone()] }));
    leaf.borrow_mut().val = 5;
    let total = sum(&root);
    at!(opt, none, offset, mapped, color, bt, m.d, total);
    let tup = (1u8, 'é', "str", 2.5f32, i128::MAX);
    at!(opt, none, offset, mapped, color, bt, m.d, total, tup);
    let parsed = parse("21");
    let failed = parse("x");
    at!(opt, none, offset, mapped, color, bt, m.d, total, tup, parsed, failed);
    let primes = sieve(5).len();
    at!(opt, none, offset, mapped, color, bt, m.d, total, tup, parsed, failed, primes);
    println!("primes={} opt={:?} none={:?}", primes, opt, none);
}
