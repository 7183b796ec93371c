/** A chart on screen, as a picture. */
export interface Drawing {
  /** As an address that holds the data. */
  picture: (background: string) => string | Promise<string>;
}

/** Everything in a part of the page but the menus. */
export const drawingOf = (node: HTMLElement): Drawing => ({
  picture: async (backgroundColor) => {
    const { domToPng } = await import('modern-screenshot');
    const filter = (part: Node) => !(part instanceof HTMLElement && part.ariaHasPopup === 'menu');
    return await domToPng(node, { backgroundColor, scale: 2, filter, font: false });
  },
});

interface Caption {
  title: string;
  text: string;
}

const load = (address: string) =>
  new Promise<HTMLImageElement>((done, fail) => {
    const image = new Image();
    image.onload = () => done(image);
    image.onerror = fail;
    image.src = address;
  });

/** Saves a chart with its title above it, so that it can stand in a slide by itself. */
export async function savePicture(drawing: Drawing, { title, text }: Caption): Promise<void> {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string) => style.getPropertyValue(name).trim();
  const image = await load(await drawing.picture(color('--gx-surface')));
  const edge = 40;
  const head = 112;
  const canvas = document.createElement('canvas');
  canvas.width = image.width + 2 * edge;
  canvas.height = image.height + head + edge;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.fillStyle = color('--gx-surface');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = color('--gx-text');
  pen.font = `600 36px ${color('--gx-font')}`;
  pen.fillText(title, edge, 60, image.width);
  pen.fillStyle = color('--gx-text-3');
  pen.font = `24px ${color('--gx-font')}`;
  pen.fillText(text, edge, 96, image.width);
  pen.drawImage(image, edge, head);
  const link = document.createElement('a');
  link.download = `${title.replace(/[\\/:*?"<>|]/g, ' ')}.png`;
  link.href = canvas.toDataURL('image/png');
  link.click();
}
