// A chart as a picture: the SVG that is on the screen, or that on its ground as PNG, twice as fine for screens that are.

import { base64Of } from "../files/attach";

const FINE = 2;

export interface Drawn {
  svg: string;
  width: number;
  height: number;
  ground: string;
}

/** With its ground: a picture that is pasted somewhere stands on another one. */
export function withGround({ svg, ground }: Drawn): string {
  const begin = svg.indexOf(">", svg.indexOf("<svg")) + 1;
  return `${svg.slice(svg.indexOf("<svg"), begin)}<rect width="100%" height="100%" fill="${ground}"/>${svg.slice(begin)}`;
}

export async function pictureOf(drawn: Drawn, format: "svg" | "png"): Promise<string> {
  const svg = new Blob([withGround(drawn)], { type: "image/svg+xml" });
  return base64Of(format === "svg" ? svg : await png(svg, drawn));
}

async function png(svg: Blob, { width, height }: Drawn): Promise<Blob> {
  const image = new Image();
  // Not by an object's address: WebKit takes what is drawn from one for somebody else's and lets nobody read it.
  image.src = `data:image/svg+xml;base64,${await base64Of(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: width * FINE, height: height * FINE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((taken, refused) =>
    canvas.toBlob((blob) => (blob ? taken(blob) : refused(new Error("the picture could not be drawn"))), "image/png"),
  );
}
