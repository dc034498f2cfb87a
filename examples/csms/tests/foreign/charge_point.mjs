// A charge point of OCPP 1.6 on the `ocpp-rpc` package in strict mode: boots, charges one car, ends, and prints every answer.
//
// Standard output has one JSON line per answer, `{"action": …, "answer": {…}}`, lines about calls of the operator, and at the
// end `{"done": true, "transactionId": …}`. An answer that is missing, breaks its schema or is not what a charge point has to
// expect ends the run with status 1 and the reason on standard error. The package is found beside this file or in NODE_PATH.

import { createRequire } from "node:module";
import { parseArgs } from "node:util";

const { RPCClient, createRPCError } = createRequire(import.meta.url)("ocpp-rpc");

const READINGS = 5; // between the start and the end of the session
const STEP_SECONDS = 300; // from the start to the first reading, between readings, and to the end
const DURATION_SECONDS = STEP_SECONDS * (READINGS + 1);

class Unexpected extends Error {}

/** Stops the run with the reason, unless the condition holds. */
function expect(condition, what) {
  if (!condition) throw new Unexpected(what);
}

/** One line for whoever started this charge point. */
function report(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Resolves or fails like the promise, or fails after these seconds. */
async function within(seconds, promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Unexpected(`${what} within ${seconds} s`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The charging session of the command line, decided before the first frame is sent. */
function readPlan() {
  const text = { type: "string" };
  const { values } = parseArgs({
    options: {
      url: text,
      id: text,
      password: text,
      version: { ...text, default: "1.6" },
      token: text,
      "meter-start": text,
      energy: text,
      start: text,
      timeout: { ...text, default: "15" },
      "wait-for": text,
      "wait-seconds": { ...text, default: "30" },
    },
  });
  for (const name of ["url", "id", "password", "token", "meter-start", "energy"]) {
    expect(values[name] !== undefined, `--${name} is missing`);
  }
  expect(values.version === "1.6", "this charge point speaks 1.6 only");
  const [meterStartWh, energyWh] = [Number(values["meter-start"]), Number(values.energy)];
  expect(Number.isInteger(meterStartWh) && Number.isInteger(energyWh), "--meter-start and --energy are whole Wh");
  const seconds = Math.floor(Date.now() / 1000) - DURATION_SECONDS;
  const startedAt = values.start === undefined ? new Date(seconds * 1000) : new Date(values.start);
  expect(!Number.isNaN(startedAt.getTime()), "--start is no date and time");
  return {
    url: values.url.replace(/\/+$/, ""),
    id: values.id,
    password: values.password,
    token: values.token,
    meterStartWh,
    energyWh,
    answerSeconds: Number(values.timeout),
    waitFor: values["wait-for"],
    waitSeconds: Number(values["wait-seconds"]),
    after: (elapsed) => new Date(startedAt.getTime() + elapsed * 1000).toISOString(),
  };
}

class ChargePoint {
  #plan;
  #client;
  #transactionId = null;
  #stopAsked = false;
  #served = new Map();

  constructor(plan) {
    this.#plan = plan;
    this.#client = new RPCClient({
      endpoint: plan.url,
      identity: plan.id,
      password: plan.password,
      protocols: ["ocpp1.6"],
      strictMode: true,
      reconnect: false,
      callTimeoutMs: plan.answerSeconds * 1000,
    });
    this.#client.handle("GetDiagnostics", ({ params }) => {
      report({ call: "GetDiagnostics", location: params.location });
      setImmediate(() => this.#uploadInSteps(params.location));
      return { fileName: this.#fileName() };
    });
    this.#client.handle("RemoteStopTransaction", ({ params }) => {
      const known = this.#transactionId !== null && params.transactionId === this.#transactionId;
      report({ call: "RemoteStopTransaction", transactionId: params.transactionId, known });
      if (known) {
        this.#stopAsked = true;
        this.#servedOf("RemoteStopTransaction").resolve();
      }
      return { status: known ? "Accepted" : "Rejected" };
    });
    this.#client.handle(({ method }) => {
      throw createRPCError("NotSupported", `${method} is not supported`);
    });
  }

  /** Runs the session; whichever fails first gives the reason. */
  async run() {
    await this.#client.connect();
    const lost = new Promise((_, reject) => {
      this.#client.on("close", ({ code, reason }) => reject(new Unexpected(`the connection was lost: ${code} ${reason}`)));
      this.#client.on("strictValidationFailure", ({ error, method, outbound }) => {
        if (!outbound) reject(new Unexpected(`${method} breaks its schema: ${error.message} ${JSON.stringify(error.details)}`));
      });
    });
    lost.catch(() => {}); // also after the session is over
    const transactionId = await Promise.race([this.#charge(), lost]);
    await this.#client.close();
    return transactionId;
  }

  async #charge() {
    const plan = this.#plan;
    expect(this.#client.protocol === "ocpp1.6", `ocpp1.6 was not agreed: ${this.#client.protocol}`);
    const boot = await this.#ask("BootNotification", {
      chargePointVendor: "Foreign",
      chargePointModel: "Node",
      chargePointSerialNumber: plan.id,
    });
    expect(boot.status === "Accepted", `the boot was not accepted: ${JSON.stringify(boot)}`);
    await this.#available(0);
    const { currentTime } = await this.#ask("Heartbeat", {});
    expect(!Number.isNaN(Date.parse(currentTime)), `currentTime is no date and time: ${currentTime}`);
    const authorized = await this.#ask("Authorize", { idTag: plan.token });
    expect(authorized.idTagInfo.status === "Accepted", `the token was not accepted: ${JSON.stringify(authorized)}`);
    const started = await this.#ask("StartTransaction", {
      connectorId: 1,
      idTag: plan.token,
      meterStart: plan.meterStartWh,
      timestamp: plan.after(0),
    });
    expect(started.idTagInfo.status === "Accepted", `the start was not accepted: ${JSON.stringify(started)}`);
    expect(started.transactionId > 0, `a transaction id has to be positive: ${started.transactionId}`);
    this.#transactionId = started.transactionId;
    for (let reading = 1; reading <= READINGS; reading++) {
      const registerWh = plan.meterStartWh + Math.floor((plan.energyWh * reading) / (READINGS + 1));
      await this.#ask("MeterValues", {
        connectorId: 1,
        transactionId: this.#transactionId,
        meterValue: [
          {
            timestamp: plan.after(STEP_SECONDS * reading),
            sampledValue: [
              {
                value: String(registerWh),
                context: "Sample.Periodic",
                measurand: "Energy.Active.Import.Register",
                unit: "Wh",
              },
              {
                value: String(Math.floor((plan.energyWh * 3600) / DURATION_SECONDS)),
                measurand: "Power.Active.Import",
                unit: "W",
              },
            ],
          },
        ],
      });
    }
    await this.#wait();
    const stopped = await this.#ask("StopTransaction", {
      transactionId: this.#transactionId,
      idTag: plan.token,
      meterStop: plan.meterStartWh + plan.energyWh,
      timestamp: plan.after(DURATION_SECONDS),
      reason: this.#stopAsked ? "Remote" : "Local",
    });
    const status = stopped.idTagInfo?.status ?? "Accepted";
    expect(status === "Accepted", `the token was not accepted at the end: ${JSON.stringify(stopped)}`);
    await this.#available(DURATION_SECONDS);
    return this.#transactionId;
  }

  async #ask(action, payload) {
    let answer;
    try {
      answer = await this.#client.call(action, payload);
    } catch (error) {
      throw new Unexpected(`${action}: ${error.rpcErrorCode ?? error.name}: ${error.message}`);
    }
    report({ action, answer });
    return answer;
  }

  async #available(elapsed) {
    const timestamp = this.#plan.after(elapsed);
    await this.#ask("StatusNotification", { connectorId: 1, errorCode: "NoError", status: "Available", timestamp });
  }

  /** Stays connected until the call that the plan waits for was served. */
  async #wait() {
    const { waitFor, waitSeconds } = this.#plan;
    if (waitFor === undefined) return;
    report({ waiting: waitFor });
    await within(waitSeconds, this.#servedOf(waitFor).promise, `no ${waitFor}`);
  }

  async #uploadInSteps(location) {
    const served = this.#servedOf("GetDiagnostics");
    try {
      await this.#ask("DiagnosticsStatusNotification", { status: "Uploading" });
      try {
        await this.#upload(location);
      } catch (error) {
        await this.#ask("DiagnosticsStatusNotification", { status: "UploadFailed" });
        throw new Unexpected(`the upload to ${location} failed: ${error.message}`);
      }
      await this.#ask("DiagnosticsStatusNotification", { status: "Uploaded" });
      served.resolve();
    } catch (error) {
      served.reject(error);
    }
  }

  /** Puts a small log to the location, or into it where it names a folder. */
  async #upload(location) {
    const url = location.endsWith("/") ? location + this.#fileName() : location;
    const body = `${this.#plan.after(0)} ${this.#plan.id} started\n`;
    const signal = AbortSignal.timeout(this.#plan.answerSeconds * 1000);
    const { ok, status } = await fetch(url, { method: "PUT", body, headers: { "Content-Type": "text/plain" }, signal });
    expect(ok, `status ${status}`);
    report({ uploaded: url, bytes: Buffer.byteLength(body), status });
  }

  #fileName() {
    return `${this.#plan.id}.log`;
  }

  /** The outcome of serving a call of this action. */
  #servedOf(action) {
    if (!this.#served.has(action)) {
      const outcome = {};
      outcome.promise = new Promise((resolve, reject) => Object.assign(outcome, { resolve, reject }));
      outcome.promise.catch(() => {}); // a failure counts only where the plan waits for the call
      this.#served.set(action, outcome);
    }
    return this.#served.get(action);
  }
}

try {
  const transactionId = await new ChargePoint(readPlan()).run();
  report({ done: true, transactionId });
} catch (error) {
  process.stderr.write(`${error.name === "Error" ? "Unexpected" : error.name}: ${error.message}\n`);
  process.exitCode = 1;
}
// An open socket or timer must not keep a finished charge point alive; what it wrote is flushed first.
process.stdout.write("", () => process.exit());
