//! Robots on a grid follow little programs: `F3` moves three cells, `L` and `R` turn, `P` picks
//! up what lies here and `(2FFPL)` does `FFPL` twice.
//!
//! ```text
//! robots         runs the three programs in `main`
//! robots F9      sends one more robot, too far: it looks into a cell that does not exist, a panic
//! ```
use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq)]
enum Heading {
    North,
    East,
    South,
    West,
}

#[derive(Debug)]
enum Step {
    Forward(usize),
    Turn { clockwise: bool },
    Pick,
    Repeat { times: u32, body: Vec<Step> },
}

#[derive(Debug, Clone)]
enum Cell {
    Empty,
    Gem { colour: String, carats: f32 },
    Wall,
}

enum Stopped {
    AtWall { x: usize, y: usize },
    NotUnderstood(char),
}

trait Judge {
    fn score(&self, robot: &Robot) -> u32;
}

struct ByCount;

struct ByColour<F: Fn(&str) -> u32> {
    worth: F,
}

impl Judge for ByCount {
    fn score(&self, robot: &Robot) -> u32 {
        robot.bag.len() as u32
    }
}

impl<F: Fn(&str) -> u32> Judge for ByColour<F> {
    fn score(&self, robot: &Robot) -> u32 {
        robot.bag.iter().map(|colour| (self.worth)(colour)).sum()
    }
}

struct Robot {
    name: String,
    position: (usize, usize),
    heading: Heading,
    bag: Vec<String>,
    last_pick: Option<f32>,
    home: Option<Box<(usize, usize)>>,
}

impl Robot {
    fn new(name: &str) -> Robot {
        let home = if name.starts_with('A') { Some(Box::new((0, 0))) } else { None };
        let name = name.to_string();
        Robot { name, position: (0, 0), heading: Heading::East, bag: vec![], last_pick: None, home }
    }

    fn run(&mut self, program: &[Step], grid: &mut [Vec<Cell>]) -> Result<(), Stopped> {
        for step in program {
            match step {
                Step::Forward(cells) => {
                    for _ in 0..*cells {
                        self.advance(grid)?;
                    }
                }
                Step::Turn { clockwise } => self.turn(*clockwise),
                Step::Pick => self.pick(grid),
                Step::Repeat { times, body } => {
                    for _ in 0..*times {
                        self.run(body, grid)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn advance(&mut self, grid: &[Vec<Cell>]) -> Result<(), Stopped> {
        let (x, y) = match self.heading {
            Heading::North => (self.position.0, self.position.1.wrapping_sub(1)),
            Heading::East => (self.position.0 + 1, self.position.1),
            Heading::South => (self.position.0, self.position.1 + 1),
            Heading::West => (self.position.0.wrapping_sub(1), self.position.1),
        };
        if let Cell::Wall = grid[y][x] {
            return Err(Stopped::AtWall { x, y });
        }
        self.position = (x, y);
        Ok(())
    }

    fn turn(&mut self, clockwise: bool) {
        self.heading = match (self.heading, clockwise) {
            (Heading::North, true) | (Heading::South, false) => Heading::East,
            (Heading::East, true) | (Heading::West, false) => Heading::South,
            (Heading::South, true) | (Heading::North, false) => Heading::West,
            (Heading::West, true) | (Heading::East, false) => Heading::North,
        };
    }

    fn pick(&mut self, grid: &mut [Vec<Cell>]) {
        let (x, y) = self.position;
        let found = std::mem::replace(&mut grid[y][x], Cell::Empty);
        if let Cell::Gem { colour, carats } = found {
            self.last_pick = Some(carats);
            self.bag.push(colour);
        }
    }
}

impl fmt::Display for Robot {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (x, y) = self.position;
        write!(f, "{} at {}, {} heading {:?} with {:?}", self.name, x, y, self.heading, self.bag)
    }
}

fn parse(source: &mut std::iter::Peekable<std::str::Chars>) -> Result<Vec<Step>, Stopped> {
    let mut steps = Vec::new();
    while let Some(symbol) = source.next() {
        match symbol {
            'F' => steps.push(Step::Forward(number(source).unwrap_or(1) as usize)),
            'L' | 'R' => steps.push(Step::Turn { clockwise: symbol == 'R' }),
            'P' => steps.push(Step::Pick),
            '(' => {
                let times = number(source).unwrap_or(2);
                steps.push(Step::Repeat { times, body: parse(source)? });
            }
            ')' => break,
            other => return Err(Stopped::NotUnderstood(other)),
        }
    }
    Ok(steps)
}

fn number(source: &mut std::iter::Peekable<std::str::Chars>) -> Option<u32> {
    let mut value = None;
    while let Some(digit) = source.peek().and_then(|symbol| symbol.to_digit(10)) {
        value = Some(value.unwrap_or(0) * 10 + digit);
        source.next();
    }
    value
}

fn build_grid() -> Vec<Vec<Cell>> {
    let map = ["..r...", ".#..b.", "g...#.", "..r..b"];
    let cell = |symbol| match symbol {
        'r' => Cell::Gem { colour: "ruby".to_string(), carats: 1.5 },
        'g' => Cell::Gem { colour: "emerald".to_string(), carats: 0.75 },
        'b' => Cell::Gem { colour: "sapphire".to_string(), carats: 2.25 },
        '#' => Cell::Wall,
        _ => Cell::Empty,
    };
    map.iter().map(|row| row.chars().map(cell).collect()).collect()
}

fn main() {
    let mut missions = vec![
        ("Ada".to_string(), "F2PRF3P".to_string()),
        ("Bob".to_string(), "R(2FFPL)".to_string()),
        ("Cleo".to_string(), "F3RFLFPRFF".to_string()),
    ];
    missions.extend(std::env::args().skip(1).map(|program| ("Dora".to_string(), program)));

    let mut grid = build_grid();
    let mut robots = Vec::new();
    for (name, source) in &missions {
        let mut robot = Robot::new(name);
        let outcome = parse(&mut source.chars().peekable())
            .and_then(|program| robot.run(&program, &mut grid));
        match outcome {
            Ok(()) => println!("{}", robot),
            Err(Stopped::AtWall { x, y }) => {
                println!("{}, stopped by the wall at {}, {}", robot, x, y)
            }
            Err(Stopped::NotUnderstood(symbol)) => {
                println!("{}, does not know {:?}", robot, symbol)
            }
        }
        robots.push(robot);
    }

    let worth = |colour: &str| if colour == "sapphire" { 5 } else { colour.len() as u32 / 2 };
    let judges: Vec<Box<dyn Judge>> = vec![Box::new(ByCount), Box::new(ByColour { worth })];
    for judge in &judges {
        let best = robots.iter().max_by_key(|robot| judge.score(robot));
        if let Some(robot) = best {
            let from_home = robot.home.as_ref().map(|home| robot.position.0 - home.0);
            println!("best: {} ({}), {:?} from home", robot.name, judge.score(robot), from_home);
        }
    }
}
