//! Floor estimate, one thread: parse events.csv into columns, write them packed, read them back, compute every figure of peer_insights.
use std::{collections::HashMap, fs, time::Instant};
fn main() {
    let d = std::env::args().nth(1).unwrap();
    let t = Instant::now();
    let b = fs::read(format!("{d}/events.csv")).unwrap();
    let (mut day, mut hour, mut mem, mut kind) = (vec![], vec![], vec![], vec![]);
    let mut ids: HashMap<u64, u32> = HashMap::new();
    let mut p = memchr::memchr(b'\n', &b).unwrap() + 1;
    let n2 = |i: usize| ((b[i] - b'0') * 10 + b[i + 1] - b'0') as i64;
    while p < b.len() {
        let e = p + memchr::memchr(b'\n', &b[p..]).unwrap();
        let (y, m, dd) = (n2(p) * 100 + n2(p + 2), n2(p + 5), n2(p + 8));
        let (yy, mm) = if m <= 2 { (y - 1, m + 9) } else { (y, m - 3) };
        let days = 365 * yy + yy / 4 - yy / 100 + yy / 400 + (153 * mm + 2) / 5 + dd - 1 - 719468;
        let s = days * 86400 + n2(p + 11) * 3600 + n2(p + 14) * 60 + n2(p + 17) + 28800;
        let h = p + 21; let c1 = h + memchr::memchr(b',', &b[h..e]).unwrap();
        let mut k = 0u64; for &x in &b[h..c1] { k = k.wrapping_mul(1099511628211) ^ x as u64; }
        let n = ids.len() as u32; let id = *ids.entry(k).or_insert(n);
        let c2 = c1 + 1 + memchr::memchr(b',', &b[c1 + 1..e]).unwrap();
        day.push((s / 86400) as u16); hour.push(((s % 86400) / 3600) as u8); mem.push(id);
        kind.push(match &b[c2 + 1..e] { b"message" => 10u8, b"reply" => 15, b"reaction" => 2, _ => 30 });
        p = e + 1;
    }
    let nm = ids.len();
    println!("parse {:?} rows {} members {nm}", t.elapsed(), day.len());
    let t = Instant::now();
    let mut out = Vec::with_capacity(day.len() * 8);
    for v in &day { out.extend_from_slice(&v.to_le_bytes()) } out.extend(&hour); for v in &mem { out.extend_from_slice(&v.to_le_bytes()) } out.extend(&kind);
    fs::write(format!("{d}/floor.bin"), &out).unwrap();
    println!("write {:?} bytes {}", t.elapsed(), out.len());
    let n = day.len(); drop((day, hour, mem, kind, out));
    let t = Instant::now();
    let f = fs::read(format!("{d}/floor.bin")).unwrap();
    let day = |i: usize| u16::from_le_bytes([f[2 * i], f[2 * i + 1]]) as usize;
    let mem = |i: usize| { let o = 3 * n + 4 * i; u32::from_le_bytes([f[o], f[o + 1], f[o + 2], f[o + 3]]) as usize };
    let (d0, last) = (day(0), day(n - 1));
    println!("read {:?}", t.elapsed());
    let nd = last - d0 + 1; let nw = (last + 3) / 7 - (d0 + 3) / 7 + 1; let w0 = (d0 + 3) / 7;
    let (mut dau, mut w7, mut m30) = (vec![0i64; nd + 1], vec![0i64; nd + 40], vec![0i64; nd + 40]);
    let mut heat = [0u64; 168]; let mut lastday = vec![u16::MAX; nm]; let mut firstw = vec![u16::MAX; nm]; let mut lastw = vec![u16::MAX; nm];
    let mut ret = vec![0u32; nw * nw]; let mut life = vec![[0i64; 4]; nw + 1]; let mut f90 = vec![0u16; nm]; let mut v90 = vec![0u32; nm]; let mut v30 = vec![0u32; nm];
    for i in 0..n {
        let (dy, m) = (day(i), mem(i)); let x = dy - d0; let k = f[7 * n + i] as u32;
        heat[(dy + 3) % 7 * 24 + f[2 * n + i] as usize] += 1;
        if dy + 90 > last { v90[m] += k; if dy + 30 > last { v30[m] += k } }
        let l = lastday[m];
        if l != x as u16 {
            dau[x] += 1;
            for (w, a) in [(7usize, &mut w7), (30, &mut m30)] { // active from x until min(next, x+w)
                if l == u16::MAX || x >= l as usize + w { a[x] += 1; a[x + w] -= 1 } else { a[l as usize + w] += 1; a[x + w] -= 1 }
            }
            if dy + 90 > last { f90[m] += 1 }
            lastday[m] = x as u16;
            let wk = ((dy + 3) / 7 - w0) as u16; let lw = lastw[m];
            if lw != wk {
                if lw == u16::MAX { firstw[m] = wk; life[wk as usize][0] += 1 } else if lw + 1 == wk { life[wk as usize][1] += 1 } else { life[wk as usize][2] += 1 }
                if lw != u16::MAX && lw + 1 != wk { life[lw as usize + 1][3] += 1 }
                ret[firstw[m] as usize * nw + (wk - firstw[m]) as usize] += 1; lastw[m] = wk;
            }
        }
    }
    for a in [&mut w7, &mut m30] { for i in 1..a.len() { a[i] += a[i - 1] } }
    let mut top: Vec<(u32, u32)> = v30.iter().enumerate().filter(|x| *x.1 > 0).map(|x| (*x.1, x.0 as u32)).collect(); top.sort_unstable_by(|a, b| b.cmp(a));
    let s: f64 = top.iter().map(|x| x.0 as f64).sum(); let tn = top.len() as f64;
    let g: f64 = top.iter().rev().enumerate().map(|(i, x)| (i + 1) as f64 * x.0 as f64).sum::<f64>() * 2. / (tn * s) - (tn + 1.) / tn;
    println!("read+all figures {:?}  dau0 {} mau_last {} gini {g}", t.elapsed(), dau[0], m30[nd - 1]);
}
