// Runs command lines of `cw` one after the other in one process, since starting one for each takes a second: the parent
// sends arguments, this sends back what was printed and the exit code. The command's own entry is loaded anew each time.
import { pathToFileURL } from 'node:url';

const [entry = '', shiftMs = '0'] = process.argv.slice(2);
const now = Date.now;
Date.now = () => now() + Number(shiftMs);
let runs = 0;

/** Catches what is written to a stream until it is let go again. */
function caught(stream: NodeJS.WriteStream): () => string {
  const { write } = stream;
  let text = '';
  stream.write = (chunk: Uint8Array | string) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  return () => {
    stream.write = write;
    return text;
  };
}

process.on('message', async (args: readonly string[]) => {
  process.argv = [process.execPath, entry, ...args];
  process.exitCode = 0;
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  try {
    runs += 1;
    await import(`${pathToFileURL(entry)}?run=${runs}`);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(String(error));
  }
  process.send?.({ code: process.exitCode, stdout: stdout(), stderr: stderr() });
  process.exitCode = 0;
});
