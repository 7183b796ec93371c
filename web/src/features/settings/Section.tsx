import type { ReactNode } from 'react';
import css from './settings.module.css';

/** The head of a settings page. */
export function PageHead(props: { title: string; text?: string; action?: ReactNode }) {
  return (
    <header className={css.head}>
      <div>
        <h1>{props.title}</h1>
        {props.text && <p>{props.text}</p>}
      </div>
      {props.action}
    </header>
  );
}

/** One matter of a settings page, in its own frame. */
export function Section(props: { title?: string; text?: string; children: ReactNode }) {
  return (
    <section className={css.section}>
      {props.title && (
        <div className={css.sectionHead}>
          <h2>{props.title}</h2>
          {props.text && <p>{props.text}</p>}
        </div>
      )}
      {props.children}
    </section>
  );
}

/** A setting on one line: its name, and what to choose. */
export function Line(props: { label: string; text?: string; children: ReactNode }) {
  return (
    <div className={css.line}>
      <div>
        <div className={css.lineLabel}>{props.label}</div>
        {props.text && <div className={css.lineText}>{props.text}</div>}
      </div>
      <div className={css.lineValue}>{props.children}</div>
    </div>
  );
}

/** Grey lines in the shape of what is coming. */
export function RowsSkeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div className={css.skeleton} aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <div key={index}>
          <i />
          <span style={{ width: `${32 + ((index * 17) % 30)}%` }} />
        </div>
      ))}
    </div>
  );
}

export function Empty(props: { title: string; text?: string; children?: ReactNode }) {
  return (
    <div className={css.empty}>
      <strong>{props.title}</strong>
      {props.text && <p>{props.text}</p>}
      {props.children}
    </div>
  );
}
