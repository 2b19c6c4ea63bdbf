// Does the small work a message costs, so that nobody has to solve a riddle. Without this script the form still works:
// the server then shows the message once more and asks for a pause.
"use strict";
{
  const K = new Uint32Array([
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
  ]);
  const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
  const W = new Uint32Array(64);
  const turn = (x, n) => (x >>> n) | (x << (32 - n));

  // FIPS 180-4: one block of 64 bytes, beginning at `at`, worked into `state`.
  const block = (state, bytes, at) => {
    for (let i = 0; i < 16; i++, at += 4) W[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    for (let i = 16; i < 64; i++) {
      const a = W[i - 15], b = W[i - 2];
      W[i] = W[i - 16] + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + W[i - 7] + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10));
    }
    let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
    for (let i = 0; i < 64; i++) {
      const t = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const u = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
    }
    state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
  };

  // Gives a function from a number to the first 32 bits of the SHA-256 of "challenge.number" (ASCII). All blocks but the
  // last few characters' are the same for every number, so they are worked in once.
  const hasher = (challenge) => {
    const head = `${challenge}.`, same = head.length - (head.length % 64);
    const bytes = Uint8Array.from(head, (letter) => letter.charCodeAt(0));
    const middle = new Uint32Array(START);
    for (let at = 0; at < same; at += 64) block(middle, bytes, at);
    const last = new Uint8Array(128), view = new DataView(last.buffer), state = new Uint32Array(8);
    return (number) => {
      const digits = String(number), left = head.length - same + digits.length;
      const end = left + 9 > 64 ? 128 : 64;
      last.fill(0);
      last.set(bytes.subarray(same));
      for (let i = 0; i < digits.length; i++) last[left - digits.length + i] = digits.charCodeAt(i);
      last[left] = 0x80;
      view.setUint32(end - 4, (same + left) * 8);
      state.set(middle);
      for (let at = 0; at < end; at += 64) block(state, last, at);
      return state[0];
    };
  };

  const rest = () => new Promise((done) => setTimeout(done));
  const STEP = 4000;

  const solve = async ({ challenge, bits }) => {
    const beginning = hasher(challenge);
    for (let number = 0; ; number++) {
      if (number % STEP === 0) await rest(); // the page stays alive
      if (Math.clz32(beginning(number)) >= bits) return { challenge, answer: String(number), at: Date.now() };
    }
  };

  const FRESH = 20 * 60 * 1000;
  for (const form of document.querySelectorAll("form[data-challenge]")) {
    const said = form.querySelector("[role=status]");
    let work = null, sending = false;
    const begin = () => (work ??= fetch(form.dataset.challenge, { cache: "no-store" }).then((answer) => answer.json()).then(solve));
    const put = (name, value) => {
      const field = form.querySelector(`input[name=${name}]`) ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
      field.value = value;
    };

    form.addEventListener("input", () => begin().catch(() => (work = null)), { once: true });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (sending) return;
      sending = true;
      said.textContent = form.dataset.preparing;
      try {
        let done = await begin();
        if (Date.now() - done.at > FRESH) {
          work = null;
          done = await begin();
        }
        put("challenge", done.challenge);
        put("answer", done.answer);
      } catch {
        work = null; // the server goes the slower road
      }
      form.submit();
    });
    addEventListener("pageshow", (event) => {
      if (!event.persisted) return;
      work = null; // a page that comes back has used its work
      sending = false;
      said.textContent = "";
    });
  }
  document.getElementById("summary")?.focus();
}
