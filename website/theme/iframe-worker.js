// Browsers start no workers for pages that are read from disk. There, and only there, the search runs in a hidden frame.
if (location.protocol === "file:") {
  const later = (deliver, data) => setTimeout(() => deliver(structuredClone(data)));

  window.Worker = class extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;

    constructor(url) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      // A worker answers later, never while it is being asked.
      this.#inside.postMessage = (data) => later((copy) => this.#tell(copy), data);
      this.#inside.importScripts = (...urls) => urls.reduce((done, each) => done.then(() => this.#load(each)), Promise.resolve());
      this.#ready = this.#load(url);
    }

    get #inside() {
      return this.#frame.contentWindow;
    }

    postMessage(data) {
      this.#ready.then(() =>
        later((copy) => this.#inside.dispatchEvent(new this.#inside.MessageEvent("message", { data: copy })), data),
      );
    }

    terminate() {
      this.#frame.remove();
    }

    #tell(data) {
      const event = new MessageEvent("message", { data });
      this.dispatchEvent(event);
      this.onmessage?.(event);
    }

    #load(url) {
      return new Promise((resolve, reject) => {
        const script = this.#frame.contentDocument.createElement("script");
        Object.assign(script, { src: url, onload: resolve, onerror: reject });
        this.#frame.contentDocument.body.append(script);
      });
    }
  };
}
