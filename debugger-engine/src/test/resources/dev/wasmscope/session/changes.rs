#[derive(Debug, Clone, Copy, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

impl Point {
    fn new(x: i32, y: i32) -> Point {
        Point { x, y }
    }
    fn length(&self) -> f64 {
        f64::from(self.x * self.x + self.y * self.y).sqrt()
    }
    fn flipped(self) -> Point {
        Point { x: self.y, y: self.x }
    }
    fn shift(&mut self, by: i32) -> i32 {
        self.x += by;
        self.y += by;
        self.x
    }
}

trait Named {
    fn name(&self) -> String;
    fn size(&self) -> usize {
        self.name().len()
    }
}

impl Named for Point {
    fn name(&self) -> String {
        String::from("point")
    }
}

#[derive(Clone, Copy)]
struct Meters(f64);

#[derive(Clone, Copy, PartialEq, Debug)]
enum Level {
    Low,
    High,
}

static mut CALLS: u32 = 0;

fn add(a: i32, b: i32) -> i32 {
    unsafe { CALLS += 1 };
    a + b
}

fn count(text: &str) -> usize {
    text.chars().filter(|c| *c == 'a').count()
}

fn far(m: Meters) -> Meters {
    Meters(m.0 * 1000.0)
}

fn other(level: Level) -> Level {
    if level == Level::Low { Level::High } else { Level::Low }
}

fn half(n: u32) -> Option<u32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

fn wide(n: u64, m: i8) -> u64 {
    n + m as u64
}

fn sum(values: &[i32]) -> i32 {
    values.iter().sum()
}

fn broken(n: usize) -> i32 {
    let values = [1, 2, 3];
    values[n]
}

fn big(n: i64) -> [i64; 4] {
    [n, n + 1, n + 2, n + 3]
}

fn main() {
    let mut p = Point::new(3, 4);
    let values = [1, 2, 3];
    let text = String::from("banana");
    let m = Meters(1.5);
    let level = Level::Low;
    let q = p.flipped();
    let result = add(p.x, q.x);
    println!("{} {} {} {:?}", result, count(&text), p.length(), other(level));
    p.shift(1);
    println!(
        "{} {:?} {} {} {} {} {:?} {} {}",
        far(m).0, half(8), wide(1, 2), sum(&values), broken(result as usize % 3), p.size(), big(1), q.name(), p.x
    );
    let loud = shout(String::from("quiet"));
    println!("{} {}", loud, taken(text));
}

fn taken(text: String) -> usize {
    text.len()
}

fn shout(text: String) -> String {
    text.to_uppercase()
}
